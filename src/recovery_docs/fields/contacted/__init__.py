"""Whom the creditor reaches by message, and whom it called on."""
