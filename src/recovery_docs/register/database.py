"""The database of the register: opened, brought to the schema of this program, written in one transaction at a time."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from recovery_docs.errors import Fault, Place, RegisterError
from recovery_docs.messages import quoted, say
from recovery_docs.packet.atomic_folder import unwritten

REVISION = "r001"
"""The newest migration."""
EARLIER: frozenset[str] = frozenset()
"""The migrations before it."""
_WAIT_SECONDS = 120
"""For another process to finish its numbers."""
_LOCK = 7_263_461
"""The advisory lock of PostgreSQL under which one process at a time migrates; any number that nobody else uses."""


class Database:
    """A database by its URL, or an SQLite file by its path; made where it is not there yet."""

    def __init__(self, address: str) -> None:
        url = _url(address)
        self.name = Path(url.database or "").name or "register"
        try:
            if url.get_backend_name() == "sqlite":
                self._file(Path(url.database or ""))
            self._engine = _engine(url)
        except (NoSuchModuleError, ImportError):
            raise RegisterError(
                Fault(
                    Place(),
                    say("登记簿用的数据库 {kind} 没有装驱动程序", kind=url.drivername),
                    say(
                        "PostgreSQL 的运行 pip install recovery-docs[postgresql]；不写 --register 的用一个文件，不必另装"
                    ),
                )
            ) from None
        self._migrate()

    def transaction(self) -> AbstractContextManager[Connection]:
        """All of it or nothing. Raises `RegisterError` where the database cannot be used."""
        return self._begun(writing=True)

    def reading(self) -> AbstractContextManager[Connection]:
        """What stands there at one moment, also while others write, or where nothing may be written."""
        return self._begun(writing=False)

    @contextmanager
    def _begun(self, *, writing: bool) -> Iterator[Connection]:
        try:
            with self._engine.connect().execution_options(writing=writing) as connection, connection.begin():
                yield connection
        except DBAPIError as error:
            raise self._unusable(error) from error

    def _file(self, path: Path) -> None:
        """An empty file readable by its owner only, where there is none: SQLite would let others read it."""
        if path.is_file():
            return
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        except OSError as error:
            raise unwritten(path, error) from error

    def _migrate(self) -> None:
        with self.reading() as connection:
            if _revision(connection) == REVISION:
                return
        with self.transaction() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            found = _revision(connection)
            if found is not None and found not in (REVISION, *EARLIER):
                raise RegisterError(
                    Fault(
                        Place(file=self.name),
                        say("登记簿是更新版本的 recovery-docs 用过的（{found}），这个版本不能写", found=found),
                        say("升级 recovery-docs 以后再运行；登记簿没有改动"),
                    )
                )
            upgrade(connection)

    def _unusable(self, error: SQLAlchemyError) -> RegisterError:
        reason = str(getattr(error, "orig", error)).strip().partition("\n")[0]
        return RegisterError(
            Fault(
                Place(file=self.name),
                say("登记簿用不了（{reason}）", reason=quoted(reason)),
                say("检查 --register 写的地址、权限和磁盘；文件不是登记簿的，移到别处"),
            )
        )


def upgrade(connection: Connection) -> None:
    """Bring the schema to `REVISION` within the transaction of the connection."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _url(address: str) -> URL:
    if "://" not in address:
        return URL.create("sqlite", database=str(Path(address).absolute()))
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise RegisterError(
            Fault(
                Place(),
                say("登记簿的地址读不懂"),
                say("写文件的路径，或者数据库的地址，例如 {example}", example="postgresql://用户@主机/库名"),
            )
        ) from None
    return url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url


def _engine(url: URL) -> Engine:
    # 不留连接：工作进程是分叉出来的，带走了会一起断掉
    if url.get_backend_name() != "sqlite":
        return create_engine(url, poolclass=NullPool)
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": _WAIT_SECONDS})

    @event.listens_for(engine, "connect")
    def manual(connection: Any, record: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _revision(connection: Connection) -> str | None:
    """The migration at which the database stands; nothing where it is new."""
    if not inspect(connection).has_table("register_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM register_version"))
    return found
