### 个人设置

settings = 选择语言 / Choose your language：
settings-language-kept = ✅ 好的，今后用中文。
language-zh = 中文
language-en = English

settings-title = ⚙️ <b>个人设置</b>
settings-quiet = 免打扰
settings-weekly = 每周提醒
settings-digest = 进展快报
settings-on = 开
settings-off = 关
digest-weekly = 每周
digest-monthly = 每月
digest-never = 不要
button-quiet = 🌙 免打扰时间
button-weekly-off = 🔕 关掉每周提醒
button-weekly-on = 🔔 打开每周提醒
button-digest-weekly = 快报每周
button-digest-monthly = 每月
button-digest-never = 不要
button-name = ✏️ 姓名
button-phone = 📱 手机号
quiet-as-planned = { $hours }（统一）
quiet-which =
    🌙 免打扰：<b>{ $hours }</b>
    第一行选几点开始，第二行选几点结束。这段时间里提醒会等到结束再发。
button-quiet-plan = 用统一的时间
toast-weekly-on = 每周提醒已打开
toast-weekly-off = 每周提醒已关掉，该报的仍要报
