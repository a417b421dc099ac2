# The settings.

settings-minutes = { $n } мин
settings-idle = Закрывать на замок без действий
settings-kept = Хранится в этом хранилище и больше нигде.
settings-card = Ваша карточка
settings-card-more = У кого есть ваша карточка, тот может запечатать для вас пакет и узнаёт вашу подпись. Передайте её из рук в руки и сверьте числа вслух.
settings-card-save = Сохранить карточку…
settings-card-saved = Карточка сохранена.
settings-signers = Чьи слова имеют вес
settings-signers-more = Сказанное доверенным учитывается здесь. Сказанное другими показано как их слова и ничего не решает.
settings-signers-none = Пока больше никого. Другие появятся с карточками и пакетами.
settings-trust = Насколько верят: { $who }
trust-trusted = Доверенный
trust-unknown = Неизвестный
trust-rejected = Отвергнутый

settings-keys = Парольная фраза и лист восстановления
settings-keys-more = Лист открывает хранилище, если парольная фраза забыта. После её смены прежний лист его больше не открывает. Для того и другого введите парольную фразу ещё раз.
settings-passphrase = Парольная фраза этого хранилища
settings-passphrase-trying = Парольная фраза проверяется…
settings-passphrase-wrong = Это не парольная фраза этого хранилища. Ничего не изменилось.
settings-new-passphrase = Новая парольная фраза…
settings-sheet = Лист восстановления…
