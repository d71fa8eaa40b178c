### referral: Zugänge: Meldungen von Haftanstalten und von Hand.
### Alle Schlüssel beginnen mit referral-.
