### list: lists of cases.
### All keys begin with list-.

list-pages = Pages
list-first = back to the start
list-next = next
