"""The style sheet, filled with the colours of a theme."""

from __future__ import annotations

from ui.kit.colours import Tokens


def sheet(t: Tokens) -> str:
    """The whole style sheet for `t`."""
    return f"""
QWidget {{ color: {t.text}; }}
QMainWindow, QDialog {{ background: {t.page}; }}
QToolTip {{ background: {t.text}; color: {t.surface}; border: 0; padding: 4px 8px; }}

QLabel[role="muted"] {{ color: {t.muted}; }}
QLabel[role="caption"] {{ color: {t.muted}; font-size: 12px; }}
QLabel[role="emphasis"] {{ font-size: 16px; font-weight: 700; }}
QLabel[role="title"] {{ font-size: 20px; font-weight: 700; }}
QLabel[role="figure"] {{ font-size: 28px; font-weight: 700; }}
QLabel[role="fault"] {{ color: {t.overdue}; font-size: 12px; }}
QLabel[role="good"] {{ color: {t.done}; }}
QLabel[role="warning"] {{ color: {t.today}; }}

QFrame#hairline {{ background: {t.line}; border: 0; }}
QFrame[surface] {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: 6px; }}
QFrame[surface="accent"] {{ background: {t.accent_surface}; border-color: {t.accent}; }}
QFrame[surface="grave"] {{ background: {t.fault_surface}; border-color: {t.overdue}; }}
QFrame[surface="quiet"] {{ background: {t.page}; }}

QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit {{
  background: {t.surface}; border: 1px solid {t.field_line}; border-radius: 6px;
  padding: 0 9px; min-height: 34px; selection-background-color: {t.accent};
  selection-color: {t.on_accent};
}}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: 0; }}
QPlainTextEdit {{ padding: 5px 5px; min-height: 52px; }}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus {{
  border: 2px solid {t.accent}; padding: 0 8px; min-height: 32px;
}}
QPlainTextEdit:focus {{ padding: 4px 4px; min-height: 52px; }}
QLineEdit[wrong="true"], QComboBox[wrong="true"], QAbstractSpinBox[wrong="true"],
QPlainTextEdit[wrong="true"] {{ border: 2px solid {t.overdue}; padding: 0 8px;
  min-height: 32px; }}
QPlainTextEdit[wrong="true"] {{ padding: 4px 4px; min-height: 52px; }}
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled, QPlainTextEdit:disabled,
QLineEdit:read-only {{ background: {t.page}; color: {t.muted}; border-color: {t.line}; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ border: 0; min-height: 0; padding: 0;
  background: transparent; }}
*[compact="true"] {{ min-height: 28px; max-height: 28px; border-radius: 4px; padding: 0 5px; }}
*[compact="true"]:focus {{ padding: 0 4px; min-height: 26px; max-height: 26px; }}
QLineEdit[compact="true"][wrong="true"], QComboBox[compact="true"][wrong="true"],
QAbstractSpinBox[compact="true"][wrong="true"] {{ padding: 0 4px; min-height: 26px;
  max-height: 26px; }}
QComboBox::drop-down {{ border: 0; width: 22px; }}
QComboBox QAbstractItemView, QListView#completions {{
  background: {t.surface}; border: 1px solid {t.field_line}; outline: 0; padding: 4px;
  selection-background-color: {t.accent_surface}; selection-color: {t.text};
}}
QComboBox QAbstractItemView::item {{ min-height: 30px; padding: 0 6px; border-radius: 4px; }}
QListView#completions::item {{ padding: 0 6px; border-radius: 4px; }}
QComboBox QAbstractItemView::item:selected, QListView#completions::item:selected {{
  background: {t.accent_surface}; color: {t.text}; }}
QListWidget {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: 6px;
  outline: 0; padding: 4px; }}
QListWidget::item {{ padding: 0 8px; border-radius: 4px; }}
QListWidget::item:selected {{ background: {t.accent_surface}; color: {t.text}; }}

QPushButton {{
  background: {t.surface}; border: 1px solid {t.field_line}; border-radius: 6px;
  padding: 0 14px; min-height: 34px;
}}
QPushButton:hover {{ background: {t.accent_surface}; }}
QPushButton:pressed {{ border-color: {t.accent}; }}
QPushButton:focus {{ border: 2px solid {t.accent}; padding: 0 13px; min-height: 32px; }}
QPushButton:disabled {{ color: {t.muted}; background: {t.page}; border-color: {t.line}; }}
QPushButton[look="primary"] {{
  background: {t.accent}; color: {t.on_accent}; border-color: {t.accent}; font-weight: 700;
  min-height: 42px;
}}
QPushButton[look="primary"]:focus {{ border: 2px solid {t.text}; min-height: 40px; }}
QPushButton[look="primary"]:disabled {{ background: {t.line}; color: {t.muted};
  border-color: {t.line}; }}
QPushButton[look="quiet"] {{ background: transparent; border-color: transparent;
  color: {t.accent}; padding: 0 8px; }}
QPushButton[look="quiet"]:hover {{ background: {t.accent_surface}; }}
QPushButton[look="quiet"]:focus {{ border: 2px solid {t.accent}; padding: 0 7px; }}
QPushButton[look="quiet"]:disabled {{ color: {t.muted}; }}
QPushButton[is_low="true"] {{ min-height: 26px; }}
QPushButton[is_low="true"]:focus {{ min-height: 24px; }}
QPushButton[look="danger"] {{ color: {t.overdue}; border-color: {t.overdue}; }}
QPushButton[look="danger"]:hover {{ background: {t.fault_surface}; }}
QPushButton[look="danger"]:disabled {{ color: {t.muted}; border-color: {t.line}; }}

QPushButton[segment] {{ border-radius: 0; padding: 0 12px; margin-left: -1px; }}
QPushButton[segment="first"] {{ border-top-left-radius: 6px; border-bottom-left-radius: 6px;
  margin-left: 0; }}
QPushButton[segment="last"] {{ border-top-right-radius: 6px;
  border-bottom-right-radius: 6px; }}
QPushButton[segment="only"] {{ border-radius: 6px; margin-left: 0; }}
QPushButton[segment]:checked {{ background: {t.accent_surface}; color: {t.accent};
  border: 1px solid {t.accent}; font-weight: 700; }}
QPushButton[segment][aim="true"] {{ border: 2px solid {t.accent}; padding: 0 11px;
  min-height: 32px; }}

QCheckBox, QRadioButton {{ spacing: 8px; min-height: 28px; }}

QTableView {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: 6px;
  outline: 0; gridline-color: {t.line}; }}
QHeaderView {{ background: transparent; }}
QHeaderView::section {{ background: {t.surface}; color: {t.muted}; font-size: 12px; border: 0;
  border-bottom: 1px solid {t.line}; padding: 0 8px; min-height: 32px; }}
QScrollArea {{ background: transparent; border: 0; }}
QScrollArea > QWidget > QWidget#canvas {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
QScrollBar::handle:vertical {{ background: {t.field_line}; border-radius: 3px;
  min-height: 32px; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 2px; }}
QScrollBar::handle:horizontal {{ background: {t.field_line}; border-radius: 3px;
  min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

QFrame#hits QTableView {{ border: 0; border-radius: 0; }}

QFrame#toast {{ background: {t.text}; border: 0; border-radius: 6px; }}
QFrame#toast QLabel {{ color: {t.surface}; }}
QFrame#banner {{ border: 0; border-bottom: 1px solid {t.line}; background: {t.warning_surface}; }}
QFrame#banner[level="grave"] {{ background: {t.fault_surface}; }}
QFrame#banner QPushButton {{ min-height: 26px; }}
QFrame#banner QPushButton:focus {{ min-height: 24px; }}

QWidget#top {{ background: {t.surface}; border-bottom: 1px solid {t.line}; }}
QWidget#foot {{ background: {t.surface}; border-top: 1px solid {t.line}; }}
QWidget#foot QPushButton {{ min-height: 22px; font-size: 12px; }}
QLabel#practice {{ background: {t.warning_surface}; color: {t.today}; font-size: 12px;
  border-bottom: 1px solid {t.today}; }}
QWidget#rail {{ background: {t.page}; border-right: 1px solid {t.line}; }}
QWidget#rail QPushButton {{ text-align: left; border: 0; background: transparent;
  padding: 0 12px; min-height: 40px; }}
QWidget#rail QPushButton:hover {{ background: {t.line}; }}
QWidget#rail QPushButton:checked {{ background: {t.accent_surface}; color: {t.accent};
  font-weight: 700; }}
QFrame#case_panel {{ border: 0; border-left: 1px solid {t.line}; border-radius: 0; }}
"""
