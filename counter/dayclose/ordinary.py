"""Verbs of the journal that are no exceptions: the day's work, told by its figures and papers.

Each was looked at. A new verb is put here or into `exceptions.EXCEPTIONS`, or a test fails.
"""

from __future__ import annotations

ORDINARY = frozenset({
    # taking in
    "receive", "accept", "ask_more", "completed", "reject", "notary_batch", "hand_back_rows",
    "return_pieces", "send_back", "join_visit", "visit_receipt", "take_ticket", "payment_notice",
    "change_speed", "change_route", "draw_spares", "return_spare",
    "prereview_begin", "prereview_change", "prereview_pictures", "prereview_remove",
    "prereview_tick", "prereview_answer", "prereview_became", "prereview_clear",
    # working on a case
    "examine", "check", "check_papers", "review", "make", "note", "note_again", "note_passport",
    "submit", "send_out", "bring_back", "report", "proof_seen", "proof_carded", "card",
    "early_card", "arrive", "suspend", "resume", "refuse", "issued", "denied", "called_off",
    "cancel_card", "to_pickup", "to_post", "consign", "bring_back_batch", "lookup",
    "economy_answer", "card_arrived", "end_card", "new_passport", "follow_passport", "keep_firm",
    "visa_answer", "visa_papers", "visa_papers_in", "visa_passport_kept", "passport_made",
    "captured", "approval", "file_specimen", "end_specimen", "keep_notary",
    # giving out and posting
    "hand_over", "hand_over_part", "post", "pack", "bind", "weigh", "seal_envelope", "manifest",
    "carrier_took", "delivered", "readdress", "enter_waybills", "hand_back_waybills",
    "outcomes_file", "hand_back_outcomes", "shelved", "unshelved", "shelf_declared",
    "shelf_retired", "shelf_labels", "sweep", "sweep_seen", "sweep_done", "remind_sms",
    "remind_wechat", "remind_phone", "remind_letter",
    # custody and blanks
    "custody_in", "custody_shelved", "custody_lent", "custody_trip", "custody_back",
    "custody_cancelled", "custody_slip", "overdue_letter", "stocktaking", "stocktaking_seen",
    "stocktaking_done", "receive_blanks", "issue_blanks",
    # money; differences of counts are told from the counts themselves
    "pay", "settle", "fiscal", "fiscal_mark", "open_shift", "count_shift", "explain_count",
    "close_day",
    # figures
    "rate", "renew_totals", "freeze_figures", "year_sheet", "paragraph_proof",
    # papers on their way
    "paper_sending", "paper_queued", "paper_settled", "paper_handed", "paper_confirmed",
    "paper_failed", "paper_late",
    # the hall
    "found", "add_person", "deactivate", "change_office", "renew_rules", "certify_erasure",
    "publish_notice", "change_notice", "withdraw_notice", "archive_notice", "sign_in", "vouch",
    "sign_in_refused", "vouch_refused", "set_password", "keep_rules", "erase", "recall",
})  # fmt: skip
