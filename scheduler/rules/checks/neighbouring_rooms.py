"""Which rooms are beside each other: those that name each other, or of rooms that name none those of one building."""

from models.instance import Instance


def neighbouring_rooms(instance: Instance) -> dict[str, set[str]]:
    """The rooms beside each room."""
    near: dict[str, set[str]] = {str(room.id): set(room.neighbours) for room in instance.rooms}
    for room in instance.rooms:
        for other in room.neighbours:
            near.setdefault(other, set()).add(str(room.id))
    alone = [room for room in instance.rooms if room.building and not near[str(room.id)]]
    for room in alone:
        same = {str(o.id) for o in alone if (o.site, o.building) == (room.site, room.building)}
        near[str(room.id)] = same - {str(room.id)}
    return near
