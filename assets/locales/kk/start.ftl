# The start page.

start-open = Қойманы ашу
start-file = Файл
start-file-hint = Файлды таңдаңыз немесе жолын теріңіз
start-choose = Таңдау…
start-passphrase = Құпия сөйлем
start-show = Көрсету
start-hide = Жасыру
start-open-now = Ашу
start-opening = Ашылуда…
start-foot = Желісіз жұмыс істейді. Сөйлем ұмытылып, парақ болмаса, файл мәңгі жабық қалады.
