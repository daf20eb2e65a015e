"""微信预审: papers looked at before the visit. No legal effect; it saves the visitor a journey."""
