### 佐证材料：同一张照片、相似的上报、没能保存的照片

# 卡片上的提示，只提醒、不拦截；photo 是“这张照片”或“第 2 张照片”，receipts 是回执号
photo-this = 这张照片
photo-number = 第 { $number } 张照片
flag-same-photo = ⚠️ { $photo }和 { $receipts } 用的是同一张
flag-similar-photo = ⚠️ { $photo }和 { $receipts } 的很像
flag-similar-report = ⚠️ 可能报过了：{ $receipts } 的日期和数量相近
button-look-at = 👀 看 { $receipt }

# 照片没能保存：填报中在卡片上提示，已上报的发一条消息
photo-failed = ⚠️ { $photo }没能保存（{ $reason }），不算在内，请重发或换一张
photo-failed-filed = ⚠️ { $receipt } 有一张照片没能保存（{ $reason }），请发送 /my 打开这条上报，在“修改”里补上。
photos-lost = ⚠️ 另有 { $count } 张照片没能保存（{ $reason }），不算在内
photo-too-large = 超过 20 MB
photo-gone = 在 Telegram 上已取不到
photo-no-image = 不是能打开的图片

# 先发后补的照片
button-add-to = ➕ 加到 { $receipt } { $name }
button-drop-photo = 🗑 去掉第 { $number } 张
toast-no-room = 加上就超过 { $most } 张了，请先在“修改”里去掉几张。
report-photo-there = 这张照片已经在这条上报里了，没有重复加。
