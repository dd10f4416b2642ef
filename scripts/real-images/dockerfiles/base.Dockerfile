# A Debian made by debootstrap: the base of everything else here.
FROM scratch
ADD rootfs.tar /
CMD ["bash"]
