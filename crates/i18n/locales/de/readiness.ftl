### readiness: die Entlassungsampel, also wie weit jeder Lebensbereich auf die Entlassung vorbereitet ist.
### Alle Schlüssel beginnen mit readiness-.

readiness-title = Entlassungsampel
readiness-counted =
    { $all ->
        [one] { $settled } von { $all } Lebensbereich ist geklärt
       *[other] { $settled } von { $all } Lebensbereichen { $settled ->
            [one] ist geklärt
           *[other] sind geklärt
        }
    }
readiness-for = Entlassung am { $date }.
readiness-for-unknown = Der Tag der Entlassung steht noch nicht fest.
readiness-hint = Geklärt heißt: Es ist nichts zu tun, oder für die Tage nach der Entlassung ist alles nachgewiesen, was in diesem Bereich gebraucht wird, und der Plan ist vereinbart.
readiness-caption = Jeder Lebensbereich mit Einschätzung, Plan, Sicherungen und dem nächsten Schritt
readiness-domain = Lebensbereich
readiness-assessment = Einschätzung
readiness-plan = Plan
readiness-securities = Ab der Entlassung
readiness-next = Nächster Schritt
readiness-unsettled = noch nicht geklärt
readiness-settled-on = am { $date }
readiness-held = { $holder } hat diesen Bereich übernommen
readiness-goal = Ziel: { $goal }
readiness-measures = Maßnahmen: { $states }
readiness-no-measure = noch keine Maßnahme
readiness-no-goal = noch kein Ziel
readiness-nothing-needed = nichts nötig
readiness-release-unknown = Entlassung unbekannt
readiness-no-security = keine Sicherung in diesem Bereich
readiness-no-step = nichts offen
readiness-step-issue = Entwurf des Plans festlegen, das Ziel steht darin
