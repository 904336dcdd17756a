"""An import-linter contract: what an app keeps to itself."""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class PrivateModules(Contract):
    """`package.app.<name>` is imported by `package.app` and by nothing else."""

    type_name = "private"

    names = fields.ListField(subfield=fields.StringField())
    shared = fields.ListField(subfield=fields.StringField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        private = [module for module in sorted(graph.modules) if self._guards(module)]
        found = [
            (importer, module)
            for module in private
            for importer in sorted(graph.find_modules_that_directly_import(module))
            if app_of(importer) != app_of(module)
        ]
        return ContractCheck(kept=not found, metadata={"found": found})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, module in check.metadata["found"]:
            output.print_error(f"- {importer} imports {module}, which is private")

    def _guards(self, module: str) -> bool:
        parts = module.split(".")
        return len(parts) > 2 and parts[2] in self.names and module not in self.shared


def app_of(module: str) -> str:
    return ".".join(module.split(".")[:2])
