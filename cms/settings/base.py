"""Settings shared by development, tests and production."""

import os
from pathlib import Path

import dj_database_url

from cms.settings.environment import integer, listed

PROJECT_DIR = Path(__file__).resolve().parent.parent
BASE_DIR = PROJECT_DIR.parent
# Everything the site writes: database, media, collected files.
VAR_DIR = Path(os.environ.get("CAVEAT_VAR", BASE_DIR / "var"))

INSTALLED_APPS = [
    "cms.users",
    "cms.images",
    "cms.home",
    "cms.articles",
    "cms.search",
    "cms.editor",
    "cms.reports",
    "cms.compliance",
    "cms.audits",
    "cms.evidence",
    "cms.trail",
    "cms.policy",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "cms.security.content_security_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PROJECT_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

# Database

DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{VAR_DIR / 'caveat.sqlite3'}", conn_max_age=60, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A server and a command can work at the same time: readers never wait for the writer, and a writer waits its
    # turn from its first statement on instead of failing half-way.
    DATABASES["default"]["OPTIONS"] = {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
    }

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Background work runs in the process that asks for it; production hands it to workers.
TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend",
        "QUEUES": ["default", "audit"],
    }
}

# Seconds after which a worker that still holds a task is taken for dead, and another gets the task.
CAVEAT_TASK_LEASE = integer("CAVEAT_TASK_LEASE", 300)

# People

AUTH_USER_MODEL = "users.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Language and time

LANGUAGE_CODE = "en-gb"
TIME_ZONE = os.environ.get("TIME_ZONE", "Europe/London")
USE_I18N = True
USE_TZ = True
WAGTAIL_I18N_ENABLED = False

# Files

STATICFILES_DIRS = [PROJECT_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
STATIC_URL = "/static/"
MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "/media/"

# Browser security

X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail shows previews in a frame

# A long article has thousands of form fields in the page editor.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Wagtail

WAGTAIL_SITE_NAME = "Caveat"
WAGTAILADMIN_BASE_URL = os.environ.get("WAGTAILADMIN_BASE_URL", "http://localhost:8000")
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILIMAGES_IMAGE_MODEL = "images.ClinicImage"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
# Milliseconds between automatic saves of a draft; 0 turns them off.
WAGTAIL_AUTOSAVE_INTERVAL = integer("WAGTAIL_AUTOSAVE_INTERVAL", 500)
# An edit after an approval needs a new approval.
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
# The site asks nothing of other machines: no update check, no avatars, no banners.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None

# Audits

# A profile as the command line reads it: which checks run, with which severities. Empty: all, as they come.
CAVEAT_PROFILE = os.environ.get("CAVEAT_PROFILE", "")
# Days for which audits of texts that were replaced are kept; new reports know nothing of weeks before that.
CAVEAT_AUDITS_KEPT_DAYS = integer("CAVEAT_AUDITS_KEPT_DAYS", 730)

# The audit trail

# What signs it, and what signed it before, parted by commas. Empty: a key made from SECRET_KEY.
CAVEAT_TRAIL_KEY = os.environ.get("CAVEAT_TRAIL_KEY", "")
CAVEAT_TRAIL_KEY_FALLBACKS = listed(os.environ.get("CAVEAT_TRAIL_KEY_FALLBACKS", ""))
