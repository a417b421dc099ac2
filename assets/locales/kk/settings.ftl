# The settings.

settings-minutes = { $n } мин
settings-idle = Әрекетсіз тұрса, құлыптау
settings-kept = Осы қоймада сақталады, басқа еш жерде емес.
settings-card = Сіздің карточкаңыз
settings-card-more = Карточкаңыз кімде болса, сол сізге топтама мөрлей алады және қолтаңбаңызды таниды. Оны қолма-қол беріп, сандарын дауыстап салыстырыңыз.
settings-card-save = Карточканы сақтау…
settings-card-path = Жаңа файлдың жолы
settings-card-save-here = Сол жерге сақтау
settings-card-saved = Карточка сақталды.
settings-signers = Кімнің сөзі есепке алынады
settings-signers-more = Сенімді адамның айтқаны мұнда есепке алынады. Басқалардың айтқаны солардың сөзі ретінде көрсетіледі, ештеңені шешпейді.
settings-signers-none = Әзірге басқа ешкім жоқ. Өзгелер карточкаларымен және топтамаларымен келеді.
settings-trust = { $who } қаншалықты сенімді
trust-trusted = Сенімді
trust-unknown = Белгісіз
trust-rejected = Қабылданбаған
