"""Imports every module of the generated client: what Python has for compiling."""

import importlib
import pkgutil

import client

for module in pkgutil.walk_packages(client.__path__, "client."):
    importlib.import_module(module.name)
