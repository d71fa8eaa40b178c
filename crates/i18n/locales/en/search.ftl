### search: search.
### All keys begin with search-.

search-title = Search
search-result = Result
search-hits = { $n ->
    [one] { $n } hit
   *[other] { $n } hits
}
search-too-short = Please type at least two letters.
search-how = The beginning of the name is enough; Müller, Mueller and Muller are the same. Book number and case number work too.
search-none = Nothing found.
search-none-next = Check the spelling or type less. Only what belongs to your area is found.
