#!/bin/busybox sh
# First process of the bench's guest: loads the USB modules, lays a writable layer over the host's own files (read-only) and runs the
# job in there. Whatever happens, the guest ends, so that the host never waits for it.
/bin/busybox --install -s /bin
export PATH=/bin:/sbin:/usr/bin:/usr/sbin
mkdir -p /proc /sys /host /layer /root
mount -t proc proc /proc
mount -t sysfs sys /sys

while read -r module options; do
  insmod "/modules/$module" $options || echo "bench: $module was not loaded"
done < /modules/order

# multidevs=remap on the host's side keeps files of several disks apart; caching is safe because nothing of the host is written.
mount -t 9p -o trans=virtio,version=9p2000.L,ro,msize=512000,cache=loose host /host || reboot -f
mount -t tmpfs layer /layer
mkdir /layer/upper /layer/work
mount -t overlay -o lowerdir=/host,upperdir=/layer/upper,workdir=/layer/work overlay /root || reboot -f
mount -t proc proc /root/proc
mount -t sysfs sys /root/sys
mount -t devtmpfs dev /root/dev
mount -t tmpfs run /root/run
mount -t configfs config /root/sys/kernel/config
ip link set lo up

# Names under /dev/serial and what SerialPort.list() reads are udev's work.
chroot /root /lib/systemd/systemd-udevd --daemon
SYSTEMD_IGNORE_CHROOT=1 chroot /root udevadm trigger
SYSTEMD_IGNORE_CHROOT=1 chroot /root udevadm settle

cp /job /root/run/job
stty -F /root/dev/ttyS1 raw
chroot /root /bin/sh /run/job > /root/dev/ttyS1
sync
reboot -f
