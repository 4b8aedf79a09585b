"""Django settings: everything that differs between machines comes from the workspace or the environment."""

from __future__ import annotations

import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent
WORKSPACE = Path(os.environ.get("TROTH_WORKSPACE", "troth-demo")).resolve()
SECRET_KEY = os.environ.get("TROTH_SECRET_KEY", "only-for-tests-" + "0" * 40)
DEBUG = os.environ.get("TROTH_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("TROTH_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "troth.ledger",
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": WORKSPACE / "troth.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
