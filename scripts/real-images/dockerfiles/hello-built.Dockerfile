# Ships a program that was built before, for an architecture that is not the
# building machine's.
FROM scratch
ARG GOARCH
COPY hello-${GOARCH}/hello /hello
CMD ["/hello"]
