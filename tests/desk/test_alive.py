"""When a desk is deserted: the last page closed, none opened since, nobody waiting for an answer."""

import asyncio
from collections.abc import Callable

import pytest

from recovery_docs.desk.alive import CLOSED_SECONDS, LOST_SECONDS, Alive


class Clock:
    """Time that passes when it is told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def alive(clock: Clock) -> Alive:
    return Alive(clock)


def _in_loop(act: Callable[[], None]) -> None:
    async def run() -> None:
        act()

    asyncio.run(run())


def test_a_desk_that_nobody_opened_yet_is_not_deserted(alive: Alive, clock: Clock) -> None:
    clock.now = 10 * LOST_SECONDS
    assert not alive.deserted()


def test_it_is_deserted_when_the_last_page_said_farewell(alive: Alive, clock: Clock) -> None:
    def act() -> None:
        first, second = alive.opened(), alive.opened()
        alive.said_farewell()
        alive.ended(first)
        clock.now = 2 * LOST_SECONDS
        assert not alive.deserted()
        alive.ended(second)
        alive.said_farewell()  # the farewell may come after the stream has ended
        clock.now += CLOSED_SECONDS
        assert not alive.deserted()
        clock.now += 0.1
        assert alive.deserted()

    _in_loop(act)


def test_a_page_that_follows_another_is_waited_for_as_long_as_it_takes_to_make(alive: Alive, clock: Clock) -> None:
    def act() -> None:
        stream = alive.opened()
        alive.said_farewell()
        alive.ended(stream)
        alive.working(+1)
        clock.now += 10 * CLOSED_SECONDS
        assert not alive.deserted()
        alive.working(-1)
        clock.now += CLOSED_SECONDS / 2
        assert not alive.deserted()
        stream = alive.opened()
        clock.now += 10 * CLOSED_SECONDS
        assert not alive.deserted()
        alive.ended(stream)

    _in_loop(act)


def test_an_answer_that_nobody_waits_for_any_more_does_not_make_a_closed_page_a_lost_one(
    alive: Alive, clock: Clock
) -> None:
    def act() -> None:
        stream = alive.opened()
        alive.working(+1)
        alive.said_farewell()
        alive.ended(stream)
        clock.now += 100
        alive.working(-1)
        clock.now += CLOSED_SECONDS + 0.1
        assert alive.deserted()

    _in_loop(act)


def test_pages_that_a_browser_put_to_sleep_keep_the_desk_for_two_hours(alive: Alive, clock: Clock) -> None:
    def act() -> None:
        alive.said_farewell()  # of an earlier page
        clock.now += 60
        alive.ended(alive.opened())
        clock.now += LOST_SECONDS
        assert not alive.deserted()
        clock.now += 0.1
        assert alive.deserted()

    _in_loop(act)


def test_what_is_told_from_a_thread_reaches_every_page(alive: Alive) -> None:
    async def run() -> None:
        first, second = alive.opened(), alive.opened()
        await asyncio.to_thread(alive.tell, "job", {"词": 1})
        for queue in (first, second):
            told = await asyncio.wait_for(queue.get(), 5)
            assert told == 'data: {"event": "job", "value": {"词": 1}}\n\n'.encode()
        alive.hang_up()
        assert first.get_nowait() is None

    asyncio.run(run())
    alive.tell("job", 1)  # nobody listens any more
