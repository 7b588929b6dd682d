"""A small Wagtail site, as a newsroom would set one up."""

import os

SECRET_KEY = "only for tests"
DEBUG = False
ALLOWED_HOSTS = ["*"]
BASE = os.environ["PAPER_FOLDER"]
INSTALLED_APPS = [
    "tests.integrations.paper",
    "reformat.integrations.wagtail",
    "wagtail.users", "wagtail.documents", "wagtail.images", "wagtail.search", "wagtail.admin", "wagtail.sites", "wagtail",
    "modelcluster", "taggit", "django_tasks",
    "django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
    "django.contrib.messages", "django.contrib.staticfiles",
]  # fmt: skip
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
ROOT_URLCONF = "tests.integrations.paper.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{BASE}/db.sqlite3"}}
STATIC_URL, MEDIA_URL, MEDIA_ROOT = "/static/", "/media/", f"{BASE}/media"
LANGUAGE_CODE, USE_TZ, TIME_ZONE = "ko", True, "Asia/Seoul"
WAGTAIL_SITE_NAME, WAGTAILADMIN_BASE_URL = "등대신문", "https://paper.example"
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES = [("ko", "한국어"), ("en", "English")]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MIGRATION_MODULES = {"paper": "paper_migrations"}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
REFORMAT_PAGES = {
    "paper.ArticlePage": {"body": "body", "authors": "byline", "settings": {"speech.engine": "silent"}},
}
