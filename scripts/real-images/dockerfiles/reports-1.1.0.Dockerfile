# The good order: what changes least comes first, and nothing is left behind.
ARG BASE
FROM ${BASE}
COPY reports/packages.txt /tmp/packages.txt
RUN apt-get update \
 && apt-get install -y --no-install-recommends python3-minimal \
 && xargs -a /tmp/packages.txt apt-get install -y --no-install-recommends \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY reports/app.py reports/report.html ./
USER nobody
CMD ["python3", "app.py"]
