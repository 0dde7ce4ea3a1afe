from pathlib import Path

import pytest

from aidraft.errors import UsageError
from aidraft.models.body import DEFAULT_MODEL
from aidraft.models.catalogue import open_model
from aidraft.models.composer import Composer
from aidraft.models.openai import OpenAIModel
from aidraft.models.recorded import RecordedModel


def test_without_key_server_or_name_the_composer_writes() -> None:
    assert isinstance(open_model(), Composer)
    assert isinstance(open_model("composer", base_url="http://localhost:1", api_key="k", offline=True), Composer)


def test_a_key_or_a_server_is_enough_for_a_live_model() -> None:
    for options in ({"api_key": "k"}, {"base_url": "http://localhost:1"}):
        live = open_model(**options)
        assert isinstance(live, OpenAIModel)
        assert live.name == DEFAULT_MODEL
    assert open_model("kite-1", base_url="http://localhost:1").name == "kite-1"


def test_offline_it_is_the_recordings_whoever_is_named(tmp_path: Path) -> None:
    model = open_model("kite-1", api_key="k", offline=True, recordings=tmp_path, source="kites.md")
    assert isinstance(model, RecordedModel)
    assert (model.folder, model.source) == (tmp_path, "kites.md")


def test_what_cannot_be_a_model_is_told() -> None:
    with pytest.raises(UsageError, match="scripted:FILE"):
        open_model("scripted:")
    with pytest.raises(UsageError, match="http or https"):
        open_model(base_url="ftp://models.example")
