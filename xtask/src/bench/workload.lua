-- The workload, for wrk: open my list 20 %, open a case with its seam, tasks and last 20 notes 40 %
-- (one in forty of these somebody else's, which is 404), search a name 15 %, add a note 25 %.
--
-- wrk does not say which request an answer belongs to. So there are as many threads as
-- connections: what comes in answers what was sent last. Every answer is looked at.

local SAID = '<p class="said">'
local threads = {}
local started = 0

function setup(thread)
   thread:set("number", started)
   table.insert(threads, thread)
   started = started + 1
end

function init(args)
   local load = dofile(args[1])
   kind, run = args[2], args[3]
   me = load.workers[number % #load.workers + 1]
   foreign = load.foreign
   math.randomseed(number * 7919 + tonumber(run))
   get = { ["Cookie"] = me.cookie }
   post = {
      ["Cookie"] = me.cookie,
      ["Sec-Fetch-Site"] = "same-origin",
      ["Content-Type"] = "application/x-www-form-urlencoded",
   }
   answers, mistakes, added, mistake = 0, 0, 0, ""
   date, time = load.date, load.time
end

local function any(list)
   return list[math.random(#list)]
end

local function draw()
   if kind ~= "mix" then
      return kind
   end
   local die = math.random()
   if die < 0.20 then return "list" end
   if die < 0.59 then return "case" end
   if die < 0.60 then return "foreign" end
   if die < 0.75 then return "search" end
   return "note"
end

function request()
   asked = draw()
   if asked == "list" then
      return wrk.format("GET", "/cases", get)
   elseif asked == "day" then
      return wrk.format("GET", "/day", get)
   elseif asked == "foreign" then
      return wrk.format("GET", "/cases/" .. any(foreign), get)
   elseif asked == "search" then
      about = any(me.searches)
      return wrk.format("POST", "/search", post, "q=" .. about.words)
   elseif asked == "case" then
      -- The case that got a note a moment ago, if there is one: the note must be there.
      about = noted or any(me.cases)
      noted = nil
      return wrk.format("GET", "/cases/" .. about.id, get)
   end
   about = any(me.cases)
   sent = "Marke " .. run .. "-" .. number .. "-" .. added
   return wrk.format("POST", "/cases/" .. about.id .. "/notes", post,
      "date=" .. date .. "&time=" .. time .. "&kind=office&outcome=reached&epistemic=fact" ..
      "&place=Beratungsraum&minutes=20&domain=housing&area=skills_training&body=Gespraech+ueber+die+Wohnung.+" ..
      (sent:gsub(" ", "+")))
end

local function count(body, text)
   local found, from = 0, 1
   while true do
      local first, last = body:find(text, from, true)
      if not first then return found end
      found, from = found + 1, last + 1
   end
end

local function judge(status, headers, body)
   if asked == "foreign" then
      return status == 404 or ("a foreign case answered " .. status)
   elseif asked == "note" then
      if status ~= 303 then return "a note answered " .. status end
      if not (headers["location"] or ""):find(about.id, 1, true) then
         return "a note leads elsewhere"
      end
      added = added + 1
      about.notes = math.min(about.notes + 1, 20)
      about.mark, noted = sent, about
      return true
   elseif status ~= 200 then
      return "a " .. asked .. " answered " .. status
   elseif asked == "day" then
      return body:find('href="/cases/', 1, true) ~= nil or "the day names no case"
   elseif asked == "list" then
      return body:find(me.first, 1, true) ~= nil or "the list lacks its first case"
   elseif asked == "search" then
      return body:find("/cases/" .. about.id, 1, true) ~= nil or ("not found: " .. about.words)
   end
   if not body:find("<h1>" .. about.name .. "</h1>", 1, true) then
      return "a case lacks the name"
   end
   local notes = count(body, SAID)
   if notes < about.notes or notes > 20 then
      return "a case shows " .. notes .. " notes, not " .. about.notes
   end
   if about.mark then
      local mark = about.mark
      about.mark = nil
      if not body:find(mark, 1, true) then return "a note is missing: " .. mark end
   end
   return true
end

function response(status, headers, body)
   answers = answers + 1
   local verdict = judge(status, headers, body)
   if verdict ~= true then
      mistakes, mistake = mistakes + 1, verdict
   end
end

function done(summary, latency, requests)
   local total, wrong, notes, text = 0, 0, 0, ""
   for _, thread in ipairs(threads) do
      total = total + thread:get("answers")
      wrong = wrong + thread:get("mistakes")
      notes = notes + thread:get("added")
      if thread:get("mistake") ~= "" then text = thread:get("mistake") end
   end
   local errors = summary.errors
   wrong = wrong + errors.connect + errors.read + errors.write + errors.timeout
   print(string.format("RESULT %d %d %d %d %d %d %d %d %s", total, summary.duration,
      latency:percentile(50), latency:percentile(99), latency.max, summary.bytes, wrong, notes,
      text))
end
