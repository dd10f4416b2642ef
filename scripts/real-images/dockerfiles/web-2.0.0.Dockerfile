# The builder pattern: program, certificates and pages, nothing else.
ARG BASE
FROM ${BASE} AS build
RUN apt-get update && apt-get install -y --no-install-recommends golang-go ca-certificates && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY web/ ./
RUN CGO_ENABLED=0 go build -o /usr/local/bin/web .

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /usr/local/bin/web /web
COPY web/pages/ /pages/
CMD ["/web"]
