# The start page.

start-open = Открыть хранилище
start-file = Файл
start-file-hint = Выберите файл или введите путь
start-choose = Выбрать…
start-passphrase = Парольная фраза
start-show = Показать
start-hide = Скрыть
start-open-now = Открыть
start-opening = Открывается…
start-foot = Работает без сети. Если фраза забыта и нет листа, файл останется закрытым навсегда.
