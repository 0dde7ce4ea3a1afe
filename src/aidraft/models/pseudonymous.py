"""Any model, asked under other names: nobody's real name leaves, and the answer comes back with all of them."""

from aidraft.models import Model
from aidraft.prompting.pseudonyms import Pseudonyms
from aidraft.prompting.request import Request, Response


class PseudonymousModel:
    """Asks `model` with the stand-ins of `names`, and puts the real names back into what it says."""

    def __init__(self, model: Model, names: Pseudonyms) -> None:
        self.name = model.name
        self.remote = getattr(model, "remote", False)
        self.model = model
        self.names = names

    def complete(self, request: Request) -> Response:
        """The model's answer under the real names. Raises what the model raises."""
        response = self.model.complete(self.names.concealed(request))
        return response.model_copy(update={"content": self.names.reveal(response.content)})
