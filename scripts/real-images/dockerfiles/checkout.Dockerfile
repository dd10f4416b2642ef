# Three releases of one service; its assets grow with each.
ARG BASE
FROM ${BASE}
LABEL org.opencontainers.image.source="https://git.example.com/shop/checkout"
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*
ARG RELEASE
LABEL org.opencontainers.image.version="${RELEASE}"
COPY checkout/${RELEASE}/ /srv/checkout/
CMD ["/bin/sh", "-c", "ls /srv/checkout"]
