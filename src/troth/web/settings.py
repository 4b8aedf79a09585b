"""Django settings: everything that differs between machines comes from the workspace or the environment."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from troth.library import Settings
from troth.web.database import database

BASE_DIR = Path(__file__).resolve().parent
WORKSPACE = Path(os.environ.get("TROTH_WORKSPACE", "troth-demo")).resolve()
_FILE = WORKSPACE / "settings.toml"
_CHOSEN = Settings.load(_FILE) if _FILE.is_file() else None

SECRET_KEY = os.environ.get("TROTH_SECRET_KEY") or (
    _CHOSEN.secret_key if _CHOSEN else secrets.token_urlsafe(32)
)
DEBUG = os.environ.get("TROTH_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("TROTH_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "ninja",
    "troth.ledger",
    "troth.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "troth.web.middleware.content_security",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "troth.web.middleware.language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "troth.web.middleware.workspace_clock",
    "troth.web.middleware.bearer",
    "troth.web.middleware.demo_visit",
    "troth.web.middleware.signed_in_only",
    "troth.web.middleware.user_mistakes",
]
ROOT_URLCONF = "troth.web.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "troth.web.context.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "troth.web.templatetags.show",
            ],
        },
    }
]
DATABASES = {"default": database(os.environ.get("DATABASE_URL"), WORKSPACE / "troth.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = _CHOSEN.language if _CHOSEN else "en"
LANGUAGES = [("en", _("English")), ("zh-hans", _("Simplified Chinese")), ("de", _("German"))]
LOCALE_PATHS = [BASE_DIR / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_INDEX_FILE = False

# Two workspaces served on one machine share the host name, so that their cookies must not share a name.
_MARK = hashlib.sha256(str(WORKSPACE).encode()).hexdigest()[:8]
SESSION_COOKIE_NAME = f"troth_session_{_MARK}"
CSRF_COOKIE_NAME = f"troth_csrf_{_MARK}"
LANGUAGE_COOKIE_NAME = "troth_language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
_HTTPS = os.environ.get("TROTH_HTTPS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = _HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if _HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "overview"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "loggers": {"django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False}},
}
