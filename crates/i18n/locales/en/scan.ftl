### scan: Scanned papers.
### All keys begin with scan-.

scan-problem-too-large = The file is too large: at most 8 MB. Fewer pages or a lower resolution help.
scan-problem-kind = This file is no PDF, PNG or JPEG. Please save the scan as one of these.
scan-problem-damaged = The file is damaged or incomplete. Please scan it again.
