"""Settings. The only place that reads the environment; each variable is described in docs/settings.md."""

from __future__ import annotations

from pathlib import Path

import django_stubs_ext
from csp.constants import NONE, SELF

from liaoliang.config import environment, secrets

django_stubs_ext.monkeypatch()

PACKAGE = Path(__file__).resolve().parent.parent
HOME = environment.folder("HOME", "var")
DEBUG = environment.flag("DEBUG")
GALLERY = environment.flag("GALLERY", default=DEBUG)

_secrets = secrets.load(HOME / secrets.FILE)
SECRET_KEY = _secrets.secret_key
KEY_RING = _secrets.keys
KEY_RING_CURRENT = _secrets.current
LOOKUP_KEY = _secrets.lookup_key
SEAL_KEY = _secrets.seal_key

ALLOWED_HOSTS = environment.hosts("ALLOWED_HOSTS", "127.0.0.1,localhost")
HTTPS = environment.flag("HTTPS")
# Addresses whose X-Forwarded-For and -Proto are believed (`ForwardedByProxies`); else the peer counts.
TRUSTED_PROXIES = environment.addresses("TRUSTED_PROXIES")

EVIDENCE_HASH = environment.choice("EVIDENCE_HASH", "sha256", ("sha256", "sm3"))
BLOB_ROOT = HOME / "blobs"
SEAL_ROOT = HOME / "seals"
KEPT_PAGES = HOME / "pages"
UPLOAD_LIMIT = environment.number("UPLOAD_LIMIT_MB", 20) * 1024 * 1024

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "ninja",
    "liaoliang.ui",
    "liaoliang.base",
    "liaoliang.organisations",
    "liaoliang.messaging",
    "liaoliang.worklist",
    "liaoliang.review",
    "liaoliang.ledger",
    "liaoliang.portal",
    "liaoliang.workbench",
    "liaoliang.api",
]

MIDDLEWARE = [
    "liaoliang.config.middleware.ForwardedByProxies",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "liaoliang.config.middleware.LanguageByAddress",
    "liaoliang.config.methods.Methods",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "liaoliang.organisations.accounts.RequiredStepMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "liaoliang.config.middleware.Refusals",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "liaoliang.config.urls"
WSGI_APPLICATION = "liaoliang.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {
    "default": environment.database(
        environment.text("DATABASE_URL", f"sqlite:///{HOME / 'liaoliang.sqlite3'}"),
    ),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "organisations.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "workbench:inbox"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "liaoliang.organisations.accounts.ClosedSignUpAdapter"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
# Lock-outs are axes' work, which knows the account; allauth's own limiter would need a shared cache.
ACCOUNT_RATE_LIMITS = False
ACCOUNT_FORMS = {"change_password": "liaoliang.organisations.sign_in_forms.CountedPasswordForm"}
MFA_FORMS = {
    "authenticate": "liaoliang.organisations.sign_in_forms.CountedAuthenticateForm",
    "reauthenticate": "liaoliang.organisations.sign_in_forms.CountedReauthenticateForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ADAPTER = "liaoliang.organisations.accounts.SealedMfaAdapter"
MFA_TOTP_ISSUER = "聊亮"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "liaoliang.workbench.signing.locked_out"
AXES_USERNAME_CALLABLE = "liaoliang.organisations.accounts.attempted_login"
AXES_CLIENT_IP_CALLABLE = "liaoliang.organisations.accounts.client_address"
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "liaoliang.config.refusals.form_refused"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

SITE = {
    "name": environment.text("SITE_NAME", "聊亮"),
    "title": environment.text("SITE_TITLE", "聊城市政务公开"),
    "domain": environment.matching(
        "SITE_DOMAIN", "www.example.gov.cn", r"[a-z0-9-]+(\.[a-z0-9-]+)+", "a domain"
    ),
    "id_code": environment.matching("SITE_ID_CODE", "3715000000", r"[0-9]{10}", "ten digits"),
    "host_organ": environment.text("SITE_HOST_ORGAN", "聊城市人民政府办公室"),
    "undertaker": environment.text("SITE_UNDERTAKER", "聊城市政务公开工作机构"),
    "phone": environment.text("SITE_PHONE", "0635-0000000（示例）"),
    "icp": environment.text("SITE_ICP", "鲁ICP备00000000号（示例）"),
    "police": environment.text("SITE_POLICE", "鲁公网安备 37150000000000号（示例）"),
}

LOG_LEVEL = environment.choice("LOG_LEVEL", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
}

environment.refuse_unknown()
