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
