"""业务联办: batches of certificates that notary offices bring, from a sheet to cases and back."""
