/** What do the scenarios that come with Farcall claim, in Chinese? */

/** By the claim in English; a test looks that none is missing. */
export const CLAIMS_ZH: Readonly<Record<string, string>> = {
  "five numbers have a factorial": "五个数有阶乘",
  "-1 and 2.5 have none, and the answer says so":
    "-1 和 2.5 没有阶乘，答复如实说明",
  "5 factorial is 120": "5 的阶乘是 120",
  "both calls are answered": "两次调用都得到答复",
  "the world is greeted": "世界得到了问候",
  "all that was heard fits one order of what was done":
    "听到的一切都符合同一个先后顺序",
  "of one operation nobody heard whether it happened":
    "有一个操作，没有人知道它是否发生过",
  "one payment ends without an answer": "有一次付款没有等到答复",
  "after silence, nobody can be certain": "没有回音之后，谁也无法确定",
  "the bank pays twice": "银行付了两次",
  "one payment is a duplicate": "其中一次付款是重复的",
  "90 are left of 100": "100 元还剩 90 元",
  "the bank pays once": "银行付了一次",
  "no payment is a duplicate": "没有重复的付款",
  "95 are left of 100": "100 元还剩 95 元",
  "who waits is answered in the end": "愿意等的，最后都得到了答复",
  "who does not wait cannot know": "不愿等的，无从知道结果",
  "only the hasty one goes without an answer": "只有性急的那一个没有得到答复",
  "what was given up is executed all the same": "被放弃的调用照样执行了",
  "while the bank is down, calls end in silence":
    "银行停机期间，调用都没有回音",
  "the bank that is back resets the old connection": "恢复后的银行重置了旧连接",
  "the bank that is back has forgotten the payment":
    "恢复后的银行忘记了那次付款",
  "every call is answered": "每次调用都得到答复",
  "the kiosk learns of the new servers": "售货亭知道了新服务器",
  "the shop never connects to a new server": "商店从没连接过新服务器",
  "every booking is entered": "每笔账都记下了",
  "each is entered once": "每笔账只记了一次",
  "the long search takes longer than the reader waits":
    "查这么多页，读者等不到结果",
  "every search of the archive ends soon after the reader gave up":
    "读者放弃之后不久，档案库的每次查找都停了",
  "the archive hears that nobody waits": "档案库得知已经没有人在等",
  "the reader gives up": "读者放弃了",
  "the archive goes on for more than a quarter of a second":
    "档案库又查了四分之一秒以上",
  "nobody tells the archive": "没有谁告诉档案库",
  "no call fails that starts after the archive is back":
    "档案库恢复之后发起的调用都没有失败",
  "some fail while it stops": "它停下的时候，有些调用失败",
  "the client passes the silent server over": "客户端绕过了沉默的服务器",
  "what was only in memory is forgotten": "只记在内存里的，都忘了",
  "what was confirmed from the disk is known": "写进磁盘、答复过的，都还记得",
  "one visitor was not on the disk yet": "有一位来客还没写进磁盘",
  "no call fails while every server is replaced":
    "每台服务器都换过一遍，没有一次调用失败",
  "each server starts a second time": "每台服务器都启动了第二次",
  "a server waits for its last call, not for the whole time it has":
    "服务器只等到最后一个调用做完，不会把时限耗完",
  "the list forgets it when its lease ends": "租约一到期，名单就把它忘掉",
  "the first callers are answered": "最先调用的得到了答复",
  "the later ones wait in vain": "后来的白等一场",
  "the server executes calls that nobody waits for":
    "服务器在执行已经没有人等的调用",
  "what the diary confirmed is found again": "日记本确认过的内容还能找到",
  "Bob gets an answer in the end": "Bob 最后得到了答复",
  "every order that was confirmed is there": "确认过的订单一张不少",
  "Bob can look at all orders in the end": "Bob 最后看得到所有订单",
  "who asks for a number that was entered gets it":
    "查询登记过的号码，都查得到",
  "each rent is paid once": "每个月的房租只付一次",
  "each rent is confirmed in the end": "每个月的房租最后都得到确认",
  "each ticket is paid once": "每张票只付一次钱",
  "Ann gets each ticket in the end": "Ann 最后拿到每一张票",
  "each round is paid once": "每一轮只付一次",
  "each round is confirmed in the end": "每一轮最后都得到确认",
  "what the courier says of a parcel is true": "快递员说的都是实情",
  "Bob can look at the shelf in the end": "Bob 最后看得到货架",
  "what the agency says of a seat is true": "票务公司说的都是实情",
  "Bob can look at the hall in the end": "Bob 最后查得到座位",
  "the shop names the price that holds": "商店报的是现行价格",
  "Ann gets an answer in the end": "Ann 最后得到了答复",
  "no count is lost, and none is made twice": "不漏计，也不重计",
  "Bob is told the count in the end": "Bob 最后得知总数",
  "bob never says anything but that it is well": "bob 从头到尾都说自己很好",
  "who asks for its health loses every second call of that second":
    "问健康状况的，那一秒里每两次调用就失败一次",
  "who counts loses three calls, and then passes it over":
    "数失败次数的，失败三次之后就不再找它",
  "only who counts passes it over": "只有数失败次数的不再找它",
  "the lock is granted twice, the second time to Bob":
    "锁发出去两次，第二次给了 Bob",
  "both write: neither knows of the other": "两个人都写了，互相并不知情",
  "what is written last is by who held the lock last":
    "最后留下的，是最后持有锁的人写的",
  "cleo gets few calls while it is cold": "cleo 还没热起来时，分到的调用很少",
  "cleo gets its share once it is warm": "cleo 热起来之后，分到它该有的一份",
  "99 of 100 calls are answered within half a second":
    "一百次调用有九十九次在半秒内得到答复",
  "the question is answered, at the second attempt":
    "第二次尝试时，问题得到了答复",
  "2 calls, 3 attempts and 3 executions are 8 spans":
    "2 次调用、3 次尝试、3 次执行，共 8 个跨度",
  "only the reader's call has no span above it":
    "只有读者的那次调用没有上一级跨度",
};
