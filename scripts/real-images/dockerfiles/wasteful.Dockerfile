# What upper layers do to lower ones: chown, delete, rewrite.
ARG BASE
FROM ${BASE}
COPY checkout/ /srv/checkout/
RUN chown -R 1000:1000 /srv/checkout/2.0.0
RUN rm -r /srv/checkout/1.0.0
RUN cp /srv/checkout/2.0.0/assets.bin /srv/checkout/1.1.0/assets.bin
USER 1000
CMD ["/bin/sh", "-c", "ls /srv/checkout"]
