print-title = Print run of the paper
print-head-site = Site
print-head-room = Room
print-head-start = Start
print-head-candidates = Registered
print-head-ordinary = Ordinary
print-head-large_print = Large print
print-head-braille = Braille
print-head-sealed = Packet no.
print-total = Total
print-first-day = First sitting on { $day }.
print-spare = Ordinary copies include one in reserve for each { $number } candidates of a room, rounded up. One sealed packet for each room.
print-send-head = Dispatch
print-send = { $centre }: leaves by { $day } ({ $days ->
        [one] { $days } day
       *[other] { $days } days
    } on the way), { $containers ->
        [one] { $containers } packet
       *[other] { $containers } packets
    }
