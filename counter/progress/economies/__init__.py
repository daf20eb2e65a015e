"""The APEC card beside its steps: what the economies answered, the cards, the firm's file."""
