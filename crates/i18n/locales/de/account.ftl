### account: Konten, Rollen, Standorte und Einladungen.
### Alle Schlüssel beginnen mit account-.
