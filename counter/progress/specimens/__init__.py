"""印鉴备案: the signatures and seals of notaries and their offices, as they were filed."""
