"""The branches of the chain: for each its words in both languages and its classification symbols.

Ordered by how much is filed in them: the first topics are drawn most (Zipf). ``style`` says how such texts
are written: ``structure`` and ``chemistry`` describe things, ``circuit`` and ``control`` what they do.
``industry`` is the heading of the strategic emerging industries (国家统计局令第23号, 2018) it falls under.
IPC symbols are those of the 2026.01 edition; the first is the usual main class.
"""

from __future__ import annotations

from typing import NamedTuple

from qianglian.sources.synthetic.words import Word, words


class Topic(NamedTuple):
    """One branch of the chain."""

    code: str
    style: str
    industry: str
    heads: tuple[Word, ...]
    parts: tuple[Word, ...]
    ipc: tuple[str, ...]
    cpc: tuple[str, ...]
    locarno: str


def _topic(
    code: str, style: str, industry: str, ipc: str, cpc: str, locarno: str, heads: str, parts: str
) -> Topic:
    symbols, schemes = tuple(ipc.split()), tuple(cpc.split())
    return Topic(code, style, industry, words(heads), words(parts), symbols, schemes, locarno)


_BATTERY = "新能源汽车装置、配件制造"
_VEHICLE = "新能源汽车整车制造"
_POWER = "新能源汽车相关设施制造"
_GREEN = "资源循环利用产业"

TOPICS: tuple[Topic, ...] = (
    _topic(
        "pack", "structure", _BATTERY,
        "H01M50/249 H01M50/204 H01M50/244 H01M50/262 B60L50/64 B60K1/04 H01M50/20",
        "H01M2220/20 Y02E60/10", "13-02",
        "电池包=battery pack;动力电池箱体=traction battery case;电池模组=battery module;"
        "电池包下壳体=lower housing of battery pack;电池托盘=battery tray;"
        "无模组电池系统=module-free battery system",
        "箱体=case;底护板=bottom guard plate;横梁=cross beam;纵梁=longitudinal beam;端板=end plate;"
        "侧板=side plate;汇流排=busbar;缓冲垫=buffer pad;密封圈=sealing ring;上盖=upper cover;"
        "安装支架=mounting bracket;防爆透气阀=breather valve;绑带=strap;结构胶层=structural adhesive layer",
    ),
    _topic(
        "bms", "control", _BATTERY,
        "G01R31/367 G01R31/392 G01R31/387 H01M10/42 H01M10/48 B60L58/12 G01R31/36",
        "Y02T10/70 Y02E60/10", "10-04",
        "电池荷电状态估计方法=method for estimating battery state of charge;"
        "电池健康状态预测方法=method for predicting battery state of health;"
        "电池管理系统=battery management system;电池故障诊断方法=battery fault diagnosis method;"
        "电池剩余寿命评估方法=method for evaluating remaining battery life;"
        "电池内短路识别方法=method for identifying internal short circuit of battery",
        "采样单元=sampling unit;等效电路模型=equivalent circuit model;"
        "扩展卡尔曼滤波器=extended Kalman filter;开路电压曲线=open-circuit voltage curve;"
        "主控模块=main control module;从控模块=slave control module;电流传感器=current sensor;"
        "神经网络模型=neural network model;数据清洗模块=data cleaning module;云端服务器=cloud server;"
        "容量增量曲线=incremental capacity curve;阈值比较模块=threshold comparison module",
    ),
    _topic(
        "thermal", "structure", _BATTERY,
        "H01M10/613 H01M10/625 H01M10/6556 H01M10/6568 H01M10/615 H01M10/653 B60L58/26 B60L58/24",
        "H01M2220/20 Y02T10/70", "23-04",
        "电池热管理系统=battery thermal management system;电池液冷板=battery liquid cooling plate;"
        "电池加热装置=battery heating device;电池冷却结构=battery cooling structure;"
        "相变散热模组=phase-change heat dissipation module;浸没式冷却电池箱=immersion-cooled battery box",
        "液冷板=liquid cooling plate;微通道扁管=microchannel flat tube;集流管=header pipe;"
        "导热垫=thermal pad;相变材料层=phase-change material layer;膨胀水箱=expansion tank;"
        "电子水泵=electronic water pump;加热膜=heating film;进液口=liquid inlet;出液口=liquid outlet;"
        "换热翅片=heat exchange fin;温度传感器=temperature sensor;气凝胶隔热片=aerogel insulation sheet",
    ),
    _topic(
        "charging", "circuit", _POWER,
        "B60L53/31 B60L53/30 B60L53/16 B60L53/60 B60L53/10 H02J7/00 H05K7/20",
        "Y02T10/7072 Y02T90/12 Y02T90/16", "13-02",
        "充电桩=charging pile;直流充电设备=DC charging equipment;液冷充电枪=liquid-cooled charging gun;"
        "车载充电机=on-board charger;充电站功率分配系统=power distribution system of charging station;"
        "移动充电装置=mobile charging device",
        "充电枪头=charging connector;功率模块=power module;散热风道=cooling air duct;"
        "电缆收放机构=cable winding mechanism;计费控制单元=billing control unit;直流接触器=DC contactor;"
        "急停开关=emergency stop switch;枪线锁止机构=plug locking mechanism;显示屏=display screen;"
        "辅助电源=auxiliary power supply;绝缘监测模块=insulation monitoring module;"
        "功率分配矩阵=power distribution matrix",
    ),
    _topic(
        "cathode", "chemistry", _BATTERY,
        "H01M4/525 H01M4/505 H01M10/0525 H01M4/36 H01M4/62 H01M4/485", "H01M2004/028 Y02E60/10", "13-02",
        "三元正极材料=ternary cathode material;高镍正极材料=high-nickel cathode material;"
        "单晶正极材料=single-crystal cathode material;"
        "富锂锰基正极材料=lithium-rich manganese-based cathode material;"
        "镍钴锰前驱体=nickel-cobalt-manganese precursor;"
        "钴酸锂正极材料=lithium cobalt oxide cathode material",
        "基体颗粒=core particle;包覆层=coating layer;掺杂元素=doping element;锂源=lithium source;"
        "前驱体=precursor;一次颗粒=primary particle;二次颗粒=secondary particle;"
        "残碱层=residual alkali layer;氧化铝包覆层=alumina coating layer;"
        "浓度梯度层=concentration gradient layer;硼酸锂界面层=lithium borate interface layer",
    ),
    _topic(
        "cell", "structure", _BATTERY,
        "H01M50/103 H01M50/147 H01M50/15 H01M50/531 H01M50/107 H01M50/538 H01M10/0587",
        "H01M2220/20 Y02P70/50", "13-02",
        "方形电池单体=prismatic battery cell;圆柱电池=cylindrical battery;"
        "电池顶盖组件=battery top cover assembly;卷绕电芯=wound battery cell;软包电池=pouch battery;"
        "全极耳电池=full-tab battery",
        "壳体=shell;顶盖片=cover plate;极柱=pole post;极耳=tab;转接片=adapter sheet;"
        "绝缘片=insulating sheet;裸电芯=bare cell;注液孔=liquid injection hole;"
        "集流盘=current collecting plate;密封钉=sealing nail;铆接块=rivet block;隔离膜=separator film",
    ),
    _topic(
        "motor", "structure", _VEHICLE,
        "H02K1/276 H02K9/19 H02K5/20 H02K3/28 H02K21/14 H02K1/27", "Y02T10/64", "13-01",
        "永磁同步电机=permanent magnet synchronous motor;扁线电机定子=flat-wire motor stator;"
        "油冷驱动电机=oil-cooled drive motor;轮毂电机=in-wheel motor;轴向磁通电机=axial flux motor;"
        "电机转子=motor rotor",
        "定子铁芯=stator core;转子铁芯=rotor core;永磁体=permanent magnet;隔磁桥=flux barrier bridge;"
        "扁线绕组=flat-wire winding;机壳=housing;喷油环=oil spray ring;轴承室=bearing chamber;"
        "旋转变压器=resolver;端盖=end cover;转轴=rotating shaft;平衡盘=balance disc;磁钢槽=magnet slot",
    ),
    _topic(
        "inverter", "circuit", _VEHICLE,
        "H02M7/5387 H02M1/08 H02P21/22 H02P27/08 H05K7/20 H02P21/00", "H02P2207/05 Y02T10/64", "13-03",
        "电机控制器=motor controller;碳化硅逆变器=silicon carbide inverter;"
        "三电平逆变电路=three-level inverter circuit;功率半导体模块=power semiconductor module;"
        "电机弱磁控制方法=motor field-weakening control method;门极驱动电路=gate drive circuit",
        "直流母线电容=DC-link capacitor;碳化硅功率管=silicon carbide power switch;驱动板=driver board;"
        "控制板=control board;叠层母排=laminated busbar;水冷基板=water-cooled base plate;"
        "电流采样电路=current sampling circuit;主动放电电路=active discharge circuit;"
        "门极电阻=gate resistor;隔离电源=isolated power supply;钳位二极管=clamping diode;"
        "信号调理电路=signal conditioning circuit",
    ),
    _topic(
        "anode", "chemistry", _BATTERY,
        "H01M4/38 H01M4/36 H01M4/48 H01M4/587 H01M4/133 H01M4/1395 H01M10/0525",
        "H01M2004/027 Y02E60/10", "13-02",
        "硅碳负极材料=silicon-carbon anode material;硅氧负极材料=silicon oxide anode material;"
        "人造石墨负极材料=artificial graphite anode material;复合负极片=composite anode sheet;"
        "预锂化负极=prelithiated anode;硬碳负极材料=hard carbon anode material",
        "硅颗粒=silicon particle;碳骨架=carbon skeleton;石墨颗粒=graphite particle;"
        "无定形碳层=amorphous carbon layer;碳纳米管网络=carbon nanotube network;粘结剂=binder;"
        "预锂层=prelithiation layer;多孔碳基体=porous carbon matrix;沥青包覆层=pitch coating layer;"
        "导电剂=conductive agent;石墨烯片层=graphene sheet",
    ),
    _topic(
        "vehicle_control", "control", _VEHICLE,
        "B60L15/20 B60W40/10 B60W30/18 B60W30/02 B60L15/32 B60W10/08", "B60L2240/423 Y02T10/72", "12-08",
        "整车扭矩控制方法=vehicle torque control method;"
        "分布式驱动控制系统=distributed drive control system;"
        "电动汽车驱动防滑方法=traction control method for electric vehicle;"
        "电动汽车蠕行控制方法=creep control method for electric vehicle;整车控制器=vehicle control unit;"
        "四驱扭矩分配方法=torque distribution method for four-wheel drive",
        "整车控制器=vehicle control unit;加速踏板传感器=accelerator pedal sensor;"
        "轮速传感器=wheel speed sensor;扭矩分配模块=torque distribution module;"
        "路面附着估计模块=road adhesion estimation module;横摆力矩控制器=yaw moment controller;"
        "驾驶意图识别模块=driving intention recognition module;滑移率计算单元=slip ratio calculation unit;"
        "总线网关=bus gateway;坡度估计模块=slope estimation module",
    ),
    _topic(
        "lfp", "chemistry", _BATTERY,
        "H01M4/58 H01M10/0525 C01B25/45 H01M4/62 H01M4/36 H01M4/1397", "H01M2004/028 Y02E60/10", "13-02",
        "磷酸铁锂正极材料=lithium iron phosphate cathode material;"
        "磷酸锰铁锂材料=lithium manganese iron phosphate material;磷酸铁前驱体=iron phosphate precursor;"
        "高压实磷酸铁锂=high-compaction lithium iron phosphate;"
        "碳包覆磷酸铁锂=carbon-coated lithium iron phosphate",
        "铁源=iron source;磷源=phosphorus source;碳源=carbon source;碳包覆层=carbon coating layer;"
        "锰元素=manganese element;一次颗粒=primary particle;球形二次颗粒=spherical secondary particle;"
        "钛掺杂剂=titanium dopant;还原气氛=reducing atmosphere;晶种=crystal seed",
    ),
    _topic(
        "electrolyte", "chemistry", _BATTERY,
        "H01M10/0567 H01M10/0568 H01M10/0569 H01M10/0525 H01M10/42", "H01M2300/0025 Y02E60/10", "13-02",
        "非水电解液=non-aqueous electrolyte;低温电解液=low-temperature electrolyte;"
        "阻燃电解液=flame-retardant electrolyte;高电压电解液=high-voltage electrolyte;"
        "电解液添加剂=electrolyte additive;局部高浓度电解液=localized high-concentration electrolyte",
        "成膜添加剂=film-forming additive;氟代碳酸乙烯酯=fluoroethylene carbonate;"
        "双氟磺酰亚胺锂=lithium bis(fluorosulfonyl)imide;环状碳酸酯=cyclic carbonate;"
        "链状羧酸酯=linear carboxylate;腈类化合物=nitrile compound;磷酸酯阻燃剂=phosphate flame retardant;"
        "稀释剂=diluent;硫酸乙烯酯=ethylene sulfate;二氟草酸硼酸锂=lithium difluoro(oxalato)borate",
    ),
    _topic(
        "solid", "chemistry", _BATTERY,
        "H01M10/0562 H01M10/0565 H01M10/056 H01M10/052 H01M10/058 H01M10/0585",
        "H01M2300/0068 Y02E60/10", "13-02",
        "固态电解质=solid electrolyte;硫化物固态电解质=sulfide solid electrolyte;"
        "全固态电池=all-solid-state battery;聚合物电解质膜=polymer electrolyte membrane;"
        "石榴石型电解质=garnet-type electrolyte;卤化物固态电解质=halide solid electrolyte",
        "电解质层=electrolyte layer;界面缓冲层=interface buffer layer;锂金属负极=lithium metal anode;"
        "聚合物基体=polymer matrix;无机填料=inorganic filler;锂盐=lithium salt;"
        "正极复合层=composite cathode layer;人工固态界面膜=artificial solid interface film;"
        "离子液体=ionic liquid;陶瓷骨架=ceramic skeleton",
    ),
    _topic(
        "separator", "chemistry", _BATTERY,
        "H01M50/449 H01M50/403 H01M50/409 H01M50/417 H01M50/446 H01M10/0525", "Y02E60/10", "05-06",
        "锂电池隔膜=lithium battery separator;陶瓷涂覆隔膜=ceramic-coated separator;"
        "复合隔膜=composite separator;耐高温隔膜=heat-resistant separator;"
        "聚烯烃微孔膜=polyolefin microporous film",
        "基膜=base film;陶瓷涂层=ceramic coating;芳纶涂层=aramid coating;勃姆石颗粒=boehmite particle;"
        "聚偏氟乙烯层=polyvinylidene fluoride layer;微孔结构=microporous structure;粘结层=adhesive layer;"
        "造孔剂=pore-forming agent;纳米纤维层=nanofibre layer;水性粘结剂=aqueous binder",
    ),
    _topic(
        "safety", "structure", _BATTERY,
        "H01M50/342 H01M50/30 H01M50/375 H01M10/42 H01M10/48 H01M50/204", "H01M2200/20 Y02E60/10", "13-02",
        "电池泄压装置=battery pressure relief device;"
        "电池热失控防护结构=thermal runaway protection structure for battery;"
        "电池箱消防装置=fire-fighting device for battery box;防爆阀组件=explosion-proof valve assembly;"
        "电池热失控预警装置=battery thermal runaway early-warning device",
        "泄压阀=pressure relief valve;排气通道=exhaust channel;云母板=mica plate;"
        "隔热毡=heat insulation felt;气体传感器=gas sensor;灭火剂储罐=extinguishing agent tank;"
        "薄弱刻痕=weakened score;导流罩=flow guide hood;压力传感器=pressure sensor;喷淋管路=spray pipeline;"
        "阻火网=flame arresting net",
    ),
    _topic(
        "hybrid", "control", _VEHICLE,
        "B60W20/15 B60W20/10 B60W10/06 B60W10/08 B60K6/365 B60K6/442 B60K6/20",
        "Y02T10/62 Y02T10/40", "12-08",
        "混合动力汽车能量管理方法=energy management method for hybrid vehicle;"
        "混合动力模式切换方法=mode switching method for hybrid vehicle;"
        "增程式电动汽车控制系统=control system for range-extended electric vehicle;"
        "混合动力驱动系统=hybrid drive system;发动机启停控制方法=engine start-stop control method",
        "发动机=engine;发电机=generator;离合器=clutch;行星齿轮机构=planetary gear mechanism;"
        "能量管理模块=energy management module;等效油耗模型=equivalent fuel consumption model;"
        "工况预测模块=driving condition prediction module;增程器=range extender;"
        "换挡执行机构=shift actuator;功率分流装置=power split device",
    ),
    _topic(
        "electrode", "structure", _BATTERY,
        "H01M4/139 H01M4/04 H01M4/66 H01M4/13 H01M4/70 H01M10/0585 B05C5/02", "Y02P70/50", "15-09",
        "极片涂布装置=electrode coating device;复合集流体=composite current collector;"
        "极片辊压设备=electrode calendering equipment;叠片机=stacking machine;干法电极=dry electrode;"
        "极片激光清洗装置=laser cleaning device for electrode",
        "放卷机构=unwinding mechanism;涂布模头=coating die;辊压辊=calender roller;烘箱=drying oven;"
        "聚合物基膜=polymer base film;铜箔=copper foil;铝箔=aluminium foil;"
        "纠偏机构=deviation correction mechanism;张力辊=tension roller;真空吸盘=vacuum suction cup;"
        "视觉检测相机=visual inspection camera;除尘罩=dust hood",
    ),
    _topic(
        "swap", "structure", _VEHICLE,
        "B60L53/80 B60S5/06 B60K1/04 H01M50/249 B60L50/64", "Y02T10/7072 Y02T90/12", "12-16",
        "换电站=battery swapping station;换电机器人=battery swapping robot;"
        "电池快换锁止机构=quick-change locking mechanism for battery;换电连接器=battery swapping connector;"
        "换电车辆定位装置=positioning device for battery swapping vehicle",
        "锁止机构=locking mechanism;举升平台=lifting platform;堆垛机=stacker;浮动导向销=floating guide pin;"
        "解锁枪头=unlocking head;电池仓=battery bay;码垛货叉=pallet fork;电连接器=electrical connector;"
        "水冷快换接头=quick-change coolant coupling;车轮定位槽=wheel positioning groove",
    ),
    _topic(
        "transmission", "structure", _VEHICLE,
        "B60K17/16 B60K1/00 B60K17/04 F16H57/04 B60K1/02 F16H1/28", "B60K2001/001 Y02T10/64", "15-99",
        "电驱动桥=electric drive axle;三合一电驱动总成=three-in-one electric drive assembly;"
        "两挡变速器=two-speed transmission;减速器润滑结构=lubrication structure of reducer;"
        "同轴电驱系统=coaxial electric drive system",
        "输入轴=input shaft;中间轴=intermediate shaft;差速器=differential;导油槽=oil guide groove;"
        "油底壳=oil pan;行星架=planet carrier;驻车棘轮=parking ratchet;减速器壳体=reducer housing;"
        "半轴=half shaft;同步器=synchroniser;油泵=oil pump",
    ),
    _topic(
        "fuelcell", "structure", _BATTERY,
        "H01M8/04089 H01M8/0258 H01M8/026 H01M8/04119 H01M8/04 H01M8/1004 B60L50/70",
        "H01M2250/20 Y02E60/50 Y02T90/40", "13-02",
        "燃料电池双极板=fuel cell bipolar plate;燃料电池供氢系统=hydrogen supply system of fuel cell;"
        "燃料电池电堆=fuel cell stack;膜电极组件=membrane electrode assembly;"
        "燃料电池空气系统=air system of fuel cell",
        "双极板=bipolar plate;膜电极=membrane electrode;气体扩散层=gas diffusion layer;"
        "空压机=air compressor;增湿器=humidifier;氢气循环泵=hydrogen circulation pump;引射器=ejector;"
        "冷却流场=cooling flow field;背压阀=back pressure valve;催化层=catalyst layer;"
        "端板组件=end plate assembly",
    ),
    _topic(
        "balance", "circuit", _BATTERY,
        "B60L58/22 H01M10/44 H01M10/42 H02J7/00 H02M3/335 H01M10/48", "Y02T10/70 Y02E60/10", "13-02",
        "电池均衡电路=battery balancing circuit;主动均衡装置=active balancing device;"
        "动力电池脉冲自加热电路=pulse self-heating circuit for traction battery;"
        "双向直流变换器=bidirectional DC converter;电池化成电源=power supply for battery formation",
        "均衡开关=balancing switch;反激变压器=flyback transformer;储能电感=energy storage inductor;"
        "采样芯片=sampling chip;谐振电容=resonant capacitor;开关矩阵=switch matrix;驱动单元=drive unit;"
        "半桥电路=half-bridge circuit;限流电阻=current-limiting resistor;"
        "隔离通信电路=isolated communication circuit",
    ),
    _topic(
        "braking", "control", _VEHICLE,
        "B60L7/18 B60L7/26 B60L7/10 B60T13/74 B60T8/17", "B60L2240/42 Y02T10/64", "12-16",
        "再生制动控制方法=regenerative braking control method;"
        "电液复合制动系统=electro-hydraulic composite braking system;能量回收方法=energy recovery method;"
        "线控制动装置=brake-by-wire device;滑行回馈控制方法=coasting feedback control method",
        "制动踏板传感器=brake pedal sensor;液压控制单元=hydraulic control unit;"
        "制动力分配模块=braking force distribution module;电子助力器=electronic booster;"
        "压力调节器=pressure regulator;回馈扭矩计算模块=feedback torque calculation module;"
        "前车距离传感器=front distance sensor;制动主缸=brake master cylinder",
    ),
    _topic(
        "recycling", "chemistry", _GREEN,
        "H01M10/54 C22B7/00 C22B26/12 H01M6/52 C22B3/04", "Y02W30/84 Y02P10/20", "15-99",
        "废旧锂电池回收方法=method for recycling waste lithium batteries;"
        "废旧正极材料再生方法=regeneration method for waste cathode material;"
        "选择性提锂方法=selective lithium extraction method;"
        "废旧电池破碎分选系统=crushing and sorting system for waste batteries;"
        "退役电池拆解方法=disassembly method for retired batteries",
        "黑粉=black mass;浸出液=leachate;还原剂=reducing agent;有机酸=organic acid;萃取剂=extractant;"
        "碳酸锂产品=lithium carbonate product;滤渣=filter residue;热解炉=pyrolysis furnace;"
        "电解槽=electrolytic cell;沉淀剂=precipitant",
    ),
    _topic(
        "heatpump", "structure", _VEHICLE,
        "B60H1/00 B60H1/32 F25B30/02 F25B41/20 B60L58/26", "B60H2001/00307 Y02T10/88", "23-04",
        "电动汽车热泵空调=heat pump air conditioner for electric vehicle;"
        "整车热管理系统=vehicle thermal management system;多通阀集成模块=multi-way valve integrated module;"
        "余热回收热泵系统=waste heat recovery heat pump system;"
        "二氧化碳热泵系统=carbon dioxide heat pump system",
        "电动压缩机=electric compressor;冷凝器=condenser;蒸发器=evaporator;"
        "电子膨胀阀=electronic expansion valve;四通换向阀=four-way reversing valve;"
        "气液分离器=gas-liquid separator;多通水阀=multi-way water valve;暖风芯体=heater core;"
        "换热板=heat exchange plate;储液罐=liquid receiver",
    ),
    _topic(
        "wireless", "circuit", _POWER,
        "B60L53/12 H02J50/10 H02J50/90 B60L53/38 B60L53/30", "Y02T10/7072 Y02T90/14", "13-02",
        "电动汽车无线充电装置=wireless charging device for electric vehicle;"
        "无线充电异物检测方法=foreign object detection method for wireless charging;"
        "无线电能传输线圈=wireless power transfer coil;"
        "动态无线供电系统=dynamic wireless power supply system",
        "发射线圈=transmitting coil;接收线圈=receiving coil;铁氧体磁芯=ferrite core;"
        "谐振补偿网络=resonant compensation network;对位检测单元=alignment detection unit;"
        "屏蔽板=shielding plate;异物检测线圈=foreign object detection coil;整流电路=rectifier circuit;"
        "活体检测雷达=living object detection radar",
    ),
    _topic(
        "storage", "control", _POWER,
        "H02J3/32 B60L55/00 H02J3/38 H02J3/14 B60L53/60", "Y02E70/30 Y04S10/126", "13-02",
        "车网互动调度方法=vehicle-to-grid scheduling method;储能变流系统=energy storage conversion system;"
        "光储充一体化系统=integrated photovoltaic storage and charging system;"
        "梯次利用储能系统=second-life battery energy storage system;"
        "电动汽车有序充电方法=orderly charging method for electric vehicles",
        "储能变流器=power conversion system;负荷预测模块=load forecasting module;"
        "调度服务器=dispatching server;电价响应模块=price response module;光伏阵列=photovoltaic array;"
        "双向计量装置=bidirectional metering device;能量管理平台=energy management platform;"
        "边缘网关=edge gateway;梯次电池簇=second-life battery cluster",
    ),
    _topic(
        "wiring", "structure", _VEHICLE,
        "B60R16/03 B60R16/02 H02G3/04 H01R13/52 B60R16/023 H02H7/18", "Y02T10/70", "13-03",
        "高压配电盒=high-voltage distribution box;高压线束=high-voltage wiring harness;"
        "高压连接器=high-voltage connector;电池断路单元=battery disconnect unit;"
        "高压互锁装置=high-voltage interlock device",
        "主继电器=main relay;预充电阻=precharge resistor;熔断器=fuse;屏蔽环=shielding ring;"
        "插座壳体=receptacle housing;线束护套=harness sheath;互锁端子=interlock terminal;"
        "手动维修开关=manual service disconnect;密封胶圈=sealing gasket;铜排=copper bar",
    ),
    _topic(
        "sodium", "chemistry", _BATTERY,
        "H01M10/054 H01M4/58 H01M4/485 H01M4/587 H01M4/36", "Y02E60/10", "13-02",
        "钠离子电池正极材料=sodium-ion battery cathode material;"
        "普鲁士蓝类材料=Prussian blue analogue material;钠离子电池=sodium-ion battery;"
        "层状氧化物正极=layered oxide cathode;聚阴离子型钠电材料=polyanionic sodium battery material",
        "钠源=sodium source;络合剂=complexing agent;层状氧化物=layered oxide;硬碳=hard carbon;"
        "铝集流体=aluminium current collector;空位缺陷=vacancy defect;铁氰化物=ferrocyanide;"
        "补钠剂=sodium supplement agent;聚阴离子骨架=polyanionic skeleton",
    ),
    _topic(
        "insulation", "circuit", _VEHICLE,
        "B60L3/00 G01R27/18 G01R31/52 G01R31/00 H02H7/18", "Y02T10/70", "10-04",
        "绝缘电阻检测电路=insulation resistance detection circuit;"
        "高压漏电检测方法=high-voltage leakage detection method;"
        "继电器粘连检测电路=relay adhesion detection circuit;"
        "高压上下电控制系统=high-voltage power-on and power-off control system",
        "采样电阻=sampling resistor;桥臂开关=bridge arm switch;信号注入单元=signal injection unit;"
        "光电隔离器=optical isolator;母线电压检测单元=bus voltage detection unit;"
        "运算放大器=operational amplifier;微控制器=microcontroller;报警模块=alarm module",
    ),
)  # fmt: skip
