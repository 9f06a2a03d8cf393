### The workbook (.xlsx) and the ledger as text (.csv)

sheet-overview = Summary
sheet-units = By unit
sheet-ledger = Ledger
sheet-unreported = Not reported
sheet-trail = Audit trail

workbook-file = { $unit }_progress_{ $day }
workbook-note = Up to { $day }, time progress { $progress }; made { $made }
overview-title = { $unit }: the plan of { $year }
units-title = { $unit }: units side by side
units-rate = { $name }: { $rate }
ledger-title = { $unit }: ledger of reports, { $year }
unreported-title = { $unit }: weeks without a report, and indicators never reported on
trail-title = { $unit }: who did what when
extra-sum = { $label }: { $sum }

column-section = Section
column-label = Number
column-unit-of-measure = Unit of measure
column-target = Target
column-actual = Actual
column-rate = Achieved
column-progress = Time progress
# Above 0 is ahead
column-gap = Ahead / behind (points)
column-short = Short today
column-weekly = Needed a week
column-pending = Pending
column-deadline = Deadline
column-said = Remarks
column-receipt = Receipt
column-status = Status
column-state = State of work
column-numerator = Numerator
column-denominator = Denominator
column-share = Rate
column-evidence = Evidence
column-version = Version
column-behalf = On behalf
column-yes = yes
column-filer = Filed by
column-filed-at = Filed at
column-latitude = Latitude
column-longitude = Longitude
column-lacking = What is lacking
column-week-from = Monday
column-week-to = Sunday
column-due = Due
column-when = When
column-who = Who
column-action = Action
column-subject = Subject
column-detail = Detail

lacking-period = { $kind ->
        [ten-days] no report in those ten days
        [month] no report that month
       *[week] no report that week
    }
lacking-indicator = never reported

## Actions and details of the audit trail
actor-itself = the system
subject-invitation = invitation { $number }
action-invited = invited
action-joined = joined
action-filed = filed
action-changed = changed
action-amended = amended
action-withdrawn = withdrawn
action-reinstated = reinstated
action-nil-filed = nil report
action-nil-dropped = Nil report taken back
action-language-chosen = chose language
action-unreachable = unreachable
action-exported = exported
action-template-placed = template placed
action-template-removed = template removed
detail-version = version
detail-reason = reason
detail-words = words
detail-fields = changed
detail-role = role
detail-monday = week of
detail-language = language
detail-locked = month locked
detail-file = file
detail-template = template

chart-plan = Achievement rates and time progress
chart-unit-rates = Rates unit by unit
chart-unit-shares = Each unit's share of what was done
