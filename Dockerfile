# The site for production. Build: docker build -t caveat .   Settings: see "Run it for real" in README.md.
FROM python:3.12-slim AS base
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app
COPY requirements.lock ./
RUN pip install --require-hashes -r requirements.lock
COPY . .
RUN pip install --no-deps --no-build-isolation . \
    && SECRET_KEY=only-for-collecting-files ALLOWED_HOSTS=localhost DATABASE_URL=sqlite:///:memory: \
       WAGTAILADMIN_BASE_URL=http://localhost DJANGO_SETTINGS_MODULE=cms.settings.production \
       python manage.py collectstatic --noinput \
    && useradd --system --home /app caveat && mkdir -p var/media && chown -R caveat var
USER caveat
ENV DJANGO_SETTINGS_MODULE=cms.settings.production
EXPOSE 8000
CMD ["gunicorn", "cms.wsgi:application", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "4", "--access-logfile", "-"]
