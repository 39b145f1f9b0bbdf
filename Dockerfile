# The portal as web server, worker and clock: the command decides which.
FROM node:24-slim AS packages
WORKDIR /portal
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM python:3.13-slim AS assets
WORKDIR /portal
COPY --from=packages /portal/node_modules node_modules
COPY dev/assets.py dev/
RUN python dev/assets.py

FROM python:3.13-slim
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
WORKDIR /portal
COPY requirements.txt .
# What WeasyPrint sets letters with, and a font for them.
RUN apt-get update && apt-get install --yes --no-install-recommends \
    libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation \
    && rm -rf /var/lib/apt/lists/*
RUN pip install --no-cache-dir --no-deps --require-hashes --requirement requirements.txt && pip check
COPY . .
# Without it there is no demo council, and no command that writes the pages of the manual.
RUN rm -r dev
COPY --from=assets /portal/static/built static/built
# Collecting files connects to nothing, but settings want both named.
RUN SECRET_KEY=build DATABASE_URL=postgres:///build python manage.py collectstatic --no-input
# A new volume for the files belongs to whom the folder belongs to here.
RUN groupadd --system --gid=10001 concordat \
    && useradd --system --no-create-home --uid=10001 --gid=10001 concordat \
    && install -d -o concordat -g concordat var/files var/heads
# By number: Kubernetes cannot tell of a name that it is not root.
USER 10001:10001
EXPOSE 8000
CMD ["gunicorn", "portal.wsgi", "--bind=0.0.0.0:8000"]
