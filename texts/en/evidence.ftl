### Evidence: the same photo, similar reports, photos that could not be kept

# Hints on the card, never a refusal; photo is "This photo" or "Photo 2", receipts are numbers
photo-this = This photo
photo-number = Photo { $number }
flag-same-photo = ⚠️ { $photo } was used in { $receipts } already
flag-similar-photo = ⚠️ { $photo } looks much like one in { $receipts }
flag-similar-report = ⚠️ Perhaps reported already: { $receipts } has a similar date and quantity
button-look-at = 👀 See { $receipt }

# A photo could not be kept: said on the card of an open draft, else by one message
photo-failed = ⚠️ { $photo } could not be kept ({ $reason }) and does not count; please send it again or another one
photo-failed-filed = ⚠️ A photo of { $receipt } could not be kept ({ $reason }); please send /my, open this report and add it under "Change".
photos-lost = ⚠️ { $count } more photos could not be kept ({ $reason }) and do not count
photo-too-large = over 20 MB
photo-gone = no longer available on Telegram
photo-no-image = not an image that can be opened

# Photos that come before or after the words
button-add-to = ➕ Add to { $receipt } { $name }
button-drop-photo = 🗑 Remove photo { $number }
toast-no-room = That would be more than { $most } photos; remove some of the report's first.
report-photo-there = This photo is in the report already; it was not added twice.
