### need: einzelne Bedarfe in einem Lebensbereich, mit Verlauf.
### Alle Schlüssel beginnen mit need-.

# Im Lebensbereich
need-title = Bedarfe
need-title-hint = Jeder Bedarf hat seinen eigenen Verlauf. Was gesagt wurde, bleibt lesbar.
need-noted = Einzelne Bedarfe
need-noted-hint = Mehrere möglich. Was schon offen ist, steht oben. Bei „kein Bedarf“ bleibt alles leer.
need-else = Anderes
need-other = Anderes, in Worten
need-voice = Wer sagt es
need-noted-by = seit { $day }, { $voice }, aufgeschrieben von { $name }
need-counted = { $open ->
    [one] { $open } Bedarf offen
   *[other] { $open } Bedarfe offen
}
need-counted-planned = { $open ->
    [one] { $open } Bedarf offen
   *[other] { $open } Bedarfe offen
}, { $planned } im Plan
need-counted-closed = kein Bedarf mehr offen
need-goal = Ziel: „{ $goal }“
need-goal-since = Ziel: „{ $goal }“, im Plan seit { $day }
need-all-closed = Kein Bedarf ist hier mehr offen. Wenn das so bleibt, halten Sie als Ergebnis „kein Bedarf“ fest.

# Ein Bedarf
need-page = Bedarf: { $need }
need-history = Verlauf
need-say = Stand festhalten
need-state = Stand
need-state-hint = „Im Plan“ ergibt sich aus den Zielen des Plans.
need-text = In Worten
need-text-hint = wodurch er gedeckt ist, warum er nicht mehr besteht, oder was noch fehlt
need-on = Am
need-struck-all = Alles zu diesem Bedarf ist gestrichen; er zählt nicht.
need-back = Zum Lebensbereich
need-strike = Angabe zum Bedarf streichen
need-strike-text = Danach gilt wieder, was davor gesagt wurde; war da nichts, zählt der Bedarf nicht.
need-flash-said = Stand festgehalten.

# Was nicht geht
need-problem-contradiction = „Kein Bedarf“ und ein angekreuzter Bedarf widersprechen sich.
need-problem-still-open = „{ $need }“ ist noch offen. Halten Sie dort erst fest, dass es gedeckt ist oder nicht mehr besteht.
need-problem-other = Bitte sagen, was sonst gebraucht wird.
need-problem-before-noted = Dieser Tag liegt vor dem Tag, an dem der Bedarf festgestellt wurde.
need-problem-text = Bitte in Worten sagen, was dazu zu sagen ist.
need-problem-other-domain = „{ $need }“ gehört zu einem anderen Lebensbereich als das Ziel.
need-problem-not-open = Dieser Bedarf ist nicht mehr offen.
