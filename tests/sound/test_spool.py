"""What waits is what was written, in memory or on disk, from any thread."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from reformat.speech.spool import BLOCK, Spool, Stream
from reformat.speech.track import Track
from reformat.writers.page.listen import embedded
from tests.writers.newsroom import article, track

BLOCKS = st.lists(st.binary(max_size=40), max_size=8)


@given(BLOCKS, st.integers(0, 60), st.integers(1, 9))
def test_bytes_come_back_in_chunks_of_one_size(blocks: list[bytes], most: int, size: int) -> None:
    spool = Spool(most)
    for block in blocks:
        spool.write(block)
    whole = b"".join(blocks)
    for start in (0, len(whole) // 2):
        chunks = [bytes(chunk) for chunk in spool.chunks(size, start)]
        assert b"".join(chunks) == whole[start:]
        assert all(len(chunk) == size for chunk in chunks[:-1])


@given(BLOCKS, BLOCKS, st.integers(0, 60))
def test_streams_of_one_spool_stay_apart_and_can_be_joined(first: list[bytes], second: list[bytes], most: int) -> None:
    spool = Spool(most)
    streams = [Stream.kept(spool, blocks) for blocks in (first, second)]
    assert [bytes(stream) for stream in streams] == [b"".join(first), b"".join(second)]
    joined = Stream.joined(spool, reversed(streams))
    assert bytes(joined) == b"".join((*second, *first)) and len(joined) == len(bytes(joined))


def test_threads_write_and_read_while_the_spool_goes_to_disk() -> None:
    spool = Spool(50_000)

    def there_and_back(number: int) -> bool:
        block = bytes([number]) * (1000 + number)
        return bytes(Stream.kept(spool, [block])) == block

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(there_and_back, range(250)))


@given(st.lists(st.integers(0, 7), max_size=6))
def test_embedded_sound_is_one_run_of_base64_whatever_its_blocks(sizes: list[int]) -> None:
    import base64

    told = track(article())
    blocks = [*(bytes(range(size)) for size in sizes), b"x" * (BLOCK + 1)]
    section = told.sections[0]
    sound = Stream.kept(Spool(20), blocks)
    one = Track((type(section)(1, "", "01", sound, 1.0, section.cues),), "silent", "1", {})
    page = b"".join(embedded(b"<audio src=MARK>", "MARK", one))
    assert base64.b64decode(page.removeprefix(b"<audio src=").removesuffix(b">"), validate=True) == b"".join(blocks)
