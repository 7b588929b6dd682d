"""Where the site's pages and documents are."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.documents import urls as document_urls

urlpatterns = [path("documents/", include(document_urls)), path("", include(wagtail_urls))]
