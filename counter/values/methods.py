"""How money is paid at the window.

>>> METHODS["cash"].zh
'现金'
"""

from __future__ import annotations

from counter.text import Text

METHODS: dict[str, Text] = {
    "cash": Text("现金", "cash"),
    "card": Text("刷卡", "card"),
    "wechat": Text("微信", "WeChat"),
    "alipay": Text("支付宝", "Alipay"),
    "transfer": Text("转账／缴款书", "transfer"),
}
