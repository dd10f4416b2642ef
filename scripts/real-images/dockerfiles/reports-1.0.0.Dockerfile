# The bad order: each change of the sources rebuilds everything above them.
ARG BASE
FROM ${BASE}
WORKDIR /app
COPY reports/packages.txt ./
COPY reports/app.py reports/report.html ./
RUN apt-get update && apt-get install -y python3-minimal
RUN xargs -a packages.txt apt-get install -y
RUN rm -rf /var/lib/apt/lists/*
ENV DATABASE_PASSWORD=hunter2
CMD ["python3", "app.py"]
