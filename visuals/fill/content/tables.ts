/** The built-in texts: names, places and sentences of our own making. */
import type { ContentTable } from './content-table.ts';

export const contentTables: readonly ContentTable[] = [
  {
    language: 'en',
    women:
      'Maya Ellison | Ruth Calloway | Priya Nair | Hannah Brooks | Ada Okafor | Ellen Marsh | Grace Lindley | Joan Whitaker',
    men: 'Tom Hargreaves | Daniel Osei | Owen Prescott | Marcus Hale | Ravi Menon | Peter Ashdown | Liam Forde | Samuel Boyd',
    cities: 'Bristol | Portland | Leeds | Galway | Wellington | Austin | Halifax | Norwich',
    jobs: 'Head Gardener | Product Designer | Marine Biologist | Pastry Chef | Software Engineer | Architect | Editor | Nurse',
    companies: 'Harbour & Pine | Northlight Studio | Fernway Foods | Oakline Bicycles | Tidewater Books',
    titles:
      'Walks along the river | Fresh from the garden | A quiet place to work | Bread for the week | The old harbour | Small tools, well made | New this spring | An evening of music',
    sentences:
      'Open every day from nine to six. | Made by hand in our own workshop. | We deliver to your door within two days. | Each piece is different from the next. | Book early, because there are only twelve places. | The path follows the coast for seven miles. | Everything we sell can be repaired. | Bring warm clothes and good shoes. | Children are welcome and come in free. | Our team answers within one working day.',
    dates: '12 March | 4 April | 27 May | 9 June | 18 September | 2 October',
    prices: '$24 | $39 | $12.50 | $86 | $140 | $7.90',
  },
  {
    language: 'de',
    women:
      'Lena Brandt | Katrin Vogel | Miriam Sommer | Anja Petersen | Sofia Lindner | Clara Hoffmann | Ruth Engel | Nele Kramer',
    men: 'Jonas Richter | Felix Neumann | Matthias Kern | Oliver Seidel | Paul Wegner | David Lorenz | Emil Schuster | Tobias Frank',
    cities: 'Freiburg | Lübeck | Leipzig | Bregenz | Kassel | Bamberg | Rostock | Bern',
    jobs: 'Gärtnerin | Architektin | Buchhändlerin | Köchin | Ingenieurin | Lehrerin | Tischlerin | Redakteurin',
    jobsOfMen: 'Gärtner | Architekt | Buchhändler | Koch | Ingenieur | Lehrer | Tischler | Redakteur',
    companies: 'Nordwind Räder | Haus am See | Kornblume | Lindenhof | Werkstatt Süd',
    titles:
      'Frisch vom Feld | Ein Haus am Wasser | Brot für die Woche | Wege durch den Wald | Gutes Werkzeug | Neu im Frühling | Abend mit Musik | Die alte Mühle',
    sentences:
      'Täglich von neun bis achtzehn Uhr geöffnet. | In unserer Werkstatt von Hand gemacht. | Wir liefern in zwei Tagen bis an die Tür. | Kein Stück gleicht dem anderen. | Der Weg führt zwölf Kilometer am Ufer entlang. | Was wir verkaufen, kann man reparieren. | Kinder sind willkommen und zahlen nichts. | Wir antworten innerhalb eines Arbeitstages. | Bitte warme Kleidung und gute Schuhe mitbringen.',
    dates: '12. März | 4. April | 27. Mai | 9. Juni | 18. September | 2. Oktober',
    prices: '24 € | 39 € | 12,50 € | 86 € | 140 € | 7,90 €',
  },
  {
    language: 'fr',
    women: 'Camille Roussel | Élodie Mercier | Inès Garnier | Claire Vasseur | Manon Lefort | Louise Perrin',
    men: 'Julien Moreau | Antoine Caron | Hugo Delmas | Mathieu Royer | Bastien Colin | Paul Chevalier',
    cities: 'Nantes | Annecy | Lille | Montpellier | Liège | Québec',
    jobs: 'Jardinière | Architecte | Libraire | Cheffe pâtissière | Ingénieure | Rédactrice',
    jobsOfMen: 'Jardinier | Architecte | Libraire | Chef pâtissier | Ingénieur | Rédacteur',
    companies: 'Atelier Nord | Maison Tilleul | Les Vélos du Port | Grain de Sel | La Presse Verte',
    titles:
      'Une maison au bord de l’eau | Le pain de la semaine | Chemins de forêt | De bons outils | Nouveau ce printemps | Le vieux port',
    sentences:
      'Ouvert tous les jours de neuf à dix-huit heures. | Fait à la main dans notre atelier. | Nous livrons chez vous en deux jours. | Aucune pièce ne ressemble à une autre. | Le sentier longe la côte sur douze kilomètres. | Tout ce que nous vendons se répare. | Les enfants sont les bienvenus. | Nous répondons sous un jour ouvré.',
    dates: '12 mars | 4 avril | 27 mai | 9 juin | 18 septembre',
    prices: '24 € | 39 € | 12,50 € | 86 € | 140 €',
  },
  {
    language: 'es',
    women:
      'Lucía Navarro | Elena Prado | Marta Quiroga | Sofía Beltrán | Carmen Rivas | Paula Iriarte | Inés Salcedo | Julia Ferrer',
    men: 'Diego Salas | Andrés Molina | Javier Ponce | Tomás Arce | Mateo Luna | Hugo Serrano | Iván Robles | Pablo Vidal',
    cities: 'Valencia | Bilbao | Cuenca | Rosario | Mérida | Granada | Oviedo | Quito',
    jobs: 'Jardinera | Arquitecta | Librera | Cocinera | Ingeniera | Redactora | Maestra | Bióloga',
    jobsOfMen: 'Jardinero | Arquitecto | Librero | Cocinero | Ingeniero | Redactor | Maestro | Biólogo',
    companies: 'Taller Norte | Casa Olmo | Bicis del Puerto | Sal y Grano | Luz de Abril',
    titles:
      'Una casa junto al mar | El pan de la semana | Caminos del bosque | Buenas herramientas | Nuevo esta primavera | El viejo puerto | Tarde de música | Recién del huerto',
    sentences:
      'Abierto todos los días de nueve a seis. | Hecho a mano en nuestro taller. | Lo llevamos a tu casa en dos días. | Cada pieza es distinta. | El camino sigue la costa doce kilómetros. | Todo lo que vendemos se puede reparar. | Los niños entran gratis. | Respondemos en un día hábil. | Trae ropa de abrigo y buen calzado.',
    dates: '12 de marzo | 4 de abril | 27 de mayo | 9 de junio | 18 de septiembre',
    prices: '24 € | 39 € | 12,50 € | 86 € | 140 €',
  },
  {
    language: 'it',
    women: 'Giulia Ferrante | Marta Colombo | Elisa Greco | Chiara Monti | Anna Vitale',
    men: 'Luca Bellini | Paolo Neri | Davide Serra | Marco Fontana | Pietro Gallo',
    cities: 'Trieste | Lucca | Bari | Torino | Lecce',
    jobs: 'Giardiniera | Architetta | Libraia | Cuoca | Redattrice',
    jobsOfMen: 'Giardiniere | Architetto | Libraio | Cuoco | Redattore',
    companies: 'Officina Nord | Casa Tiglio | Bici del Porto | Sale e Grano',
    titles:
      'Una casa sul lago | Il pane della settimana | Sentieri nel bosco | Buoni attrezzi | Il vecchio porto',
    sentences:
      'Aperto ogni giorno dalle nove alle sei. | Fatto a mano nella nostra officina. | Consegniamo a casa in due giorni. | Ogni pezzo è diverso. | Tutto quello che vendiamo si ripara. | I bambini entrano gratis.',
    dates: '12 marzo | 4 aprile | 27 maggio | 9 giugno',
    prices: '24 € | 39 € | 12,50 € | 86 €',
  },
  {
    language: 'pt',
    women: 'Beatriz Nogueira | Inês Valente | Marina Duarte | Carla Freitas | Sofia Amaral',
    men: 'Tiago Barros | Rui Pestana | Miguel Torres | André Coelho | Bruno Salgado',
    cities: 'Porto | Coimbra | Recife | Évora | Curitiba',
    jobs: 'Jardineira | Arquiteta | Livreira | Cozinheira | Redatora',
    jobsOfMen: 'Jardineiro | Arquiteto | Livreiro | Cozinheiro | Redator',
    companies: 'Oficina Norte | Casa do Olmo | Bicicletas do Cais | Sal e Grão',
    titles:
      'Uma casa junto ao rio | O pão da semana | Trilhos da floresta | Boas ferramentas | O velho porto',
    sentences:
      'Aberto todos os dias das nove às seis. | Feito à mão na nossa oficina. | Entregamos em casa em dois dias. | Cada peça é diferente. | Tudo o que vendemos pode ser reparado. | As crianças não pagam.',
    dates: '12 de março | 4 de abril | 27 de maio | 9 de junho',
    prices: '24 € | 39 € | 12,50 € | 86 €',
  },
  {
    language: 'nl',
    women: 'Sanne de Wit | Lotte Hendriks | Femke Bos | Marit Kuipers | Eva Postma',
    men: 'Daan Visser | Bram Kok | Jasper Prins | Thijs Mulder | Koen Dekker',
    cities: 'Utrecht | Zwolle | Gent | Leiden | Breda',
    jobs: 'Tuinier | Architect | Boekhandelaar | Kok | Redacteur',
    companies: 'Noorderlicht | Huis Linde | Havenfietsen | Zout en Graan',
    titles:
      'Een huis aan het water | Brood voor de week | Paden door het bos | Goed gereedschap | De oude haven',
    sentences:
      'Elke dag open van negen tot zes. | Met de hand gemaakt in onze werkplaats. | Wij bezorgen binnen twee dagen. | Elk stuk is anders. | Alles wat we verkopen kan worden hersteld. | Kinderen mogen gratis naar binnen.',
    dates: '12 maart | 4 april | 27 mei | 9 juni',
    prices: '€ 24 | € 39 | € 12,50 | € 86',
  },
  {
    language: 'tr',
    women: 'Elif Aydın | Zeynep Kurt | Derya Şahin | Selin Acar | Nehir Tuna',
    men: 'Emre Yalçın | Kerem Doğan | Mert Aslan | Barış Koç | Onur Eren',
    cities: 'İzmir | Bursa | Antalya | Eskişehir | Trabzon',
    jobs: 'Bahçıvan | Mimar | Kitapçı | Aşçı | Editör',
    companies: 'Kuzey Atölye | Ihlamur Evi | Liman Bisiklet | Tuz ve Tahıl',
    titles: 'Su kenarında bir ev | Haftanın ekmeği | Orman yolları | İyi aletler | Eski liman',
    sentences:
      'Her gün dokuzdan altıya kadar açık. | Atölyemizde elle yapılır. | İki günde kapınıza getiririz. | Her parça birbirinden farklıdır. | Sattığımız her şey onarılabilir. | Çocuklar ücretsiz girer.',
    dates: '12 Mart | 4 Nisan | 27 Mayıs | 9 Haziran',
    prices: '24 ₺ | 39 ₺ | 120 ₺ | 86 ₺',
  },
  {
    language: 'ru',
    women: 'Анна Белова | Мария Соколова | Вера Громова | Ольга Лебедева | Дарья Зимина',
    men: 'Павел Орлов | Илья Морозов | Антон Лапин | Сергей Ветров | Никита Руднев',
    cities: 'Казань | Тверь | Самара | Томск | Калуга',
    jobs: 'Садовница | Архитектор | Редактор | Повар | Инженер',
    jobsOfMen: 'Садовник | Архитектор | Редактор | Повар | Инженер',
    companies: 'Северный свет | Дом у реки | Липовый двор | Соль и зерно',
    titles: 'Дом у воды | Хлеб на неделю | Лесные тропы | Хороший инструмент | Старая гавань',
    sentences:
      'Открыто каждый день с девяти до шести. | Сделано вручную в нашей мастерской. | Доставим домой за два дня. | Каждая вещь не похожа на другую. | Всё, что мы продаём, можно починить. | Дети проходят бесплатно.',
    dates: '12 марта | 4 апреля | 27 мая | 9 июня',
    prices: '2 400 ₽ | 390 ₽ | 1 250 ₽ | 860 ₽',
  },
  {
    language: 'fa',
    women: 'سارا رستمی | نگار کریمی | مینا شریفی | لیلا احمدی | پریسا نوری | آوا صادقی',
    men: 'آرش مرادی | کیان رضایی | بهرام جلالی | نیما فرهادی | سامان کاظمی | امید حیدری',
    cities: 'شیراز | اصفهان | تبریز | رشت | یزد | کاشان',
    jobs: 'باغبان | معمار | کتاب‌فروش | آشپز | مهندس | ویراستار',
    companies: 'کارگاه شمال | خانه نارون | دوچرخه بندر | نان و نمک',
    titles: 'خانه‌ای کنار آب | نان این هفته | راه‌های جنگلی | ابزار خوب | بندر قدیمی | تازه‌های بهار',
    sentences:
      'هر روز از نه تا شش باز است. | در کارگاه ما با دست ساخته می‌شود. | دو روزه به خانه شما می‌رسد. | هر قطعه با دیگری فرق دارد. | هر چه می‌فروشیم تعمیر می‌شود. | ورود کودکان رایگان است.',
    dates: '۱۲ مهر | ۴ آبان | ۲۷ آذر | ۹ دی',
    prices: '۲۴۰ هزار تومان | ۳۹۰ هزار تومان | ۸۶ هزار تومان | ۱۲۰ هزار تومان',
  },
  {
    language: 'ar',
    women: 'ليلى حداد | سلمى ناصر | نور الخطيب | هدى منصور | ريم صالح',
    men: 'كريم عزيز | يوسف حمدان | سامي فارس | طارق نجار | عمر شاهين',
    cities: 'عمّان | مسقط | فاس | صور | الإسكندرية',
    jobs: 'بستانية | معمارية | محررة | طاهية | مهندسة',
    jobsOfMen: 'بستاني | معماري | محرر | طاه | مهندس',
    companies: 'ورشة الشمال | بيت الزيزفون | دراجات الميناء | ملح وقمح',
    titles: 'بيت على الماء | خبز الأسبوع | دروب الغابة | أدوات جيدة | الميناء القديم',
    sentences:
      'نفتح كل يوم من التاسعة إلى السادسة. | يُصنع باليد في ورشتنا. | نوصله إلى بابك خلال يومين. | كل قطعة تختلف عن غيرها. | كل ما نبيعه يمكن إصلاحه. | الدخول مجاني للأطفال.',
    dates: '12 مارس | 4 أبريل | 27 مايو | 9 يونيو',
    prices: '24 د.أ | 39 د.أ | 86 د.أ | 120 د.أ',
  },
  {
    language: 'ja',
    women: '森下 千夏 | 小野 美咲 | 藤田 由紀 | 中村 葵 | 石川 真央 | 高橋 結衣',
    men: '田辺 健 | 岡本 翔太 | 西村 亮 | 前田 直樹 | 和田 悠人 | 村上 大地',
    cities: '金沢 | 松本 | 鎌倉 | 函館 | 尾道 | 仙台',
    jobs: '庭師 | 建築家 | 書店員 | 料理人 | 技師 | 編集者',
    companies: '北の工房 | 楡の家 | 港自転車 | 塩と麦',
    titles: '水辺の家 | 今週のパン | 森の道を歩く | よい道具 | 古い港 | 春の新作',
    sentences:
      '毎日九時から十八時まで開いています。 | 工房で一つずつ手作りしています。 | 二日でご自宅にお届けします。 | 同じものは二つとありません。 | 販売する品はすべて修理できます。 | お子さまは無料です。 | 一営業日以内にお返事します。',
    dates: '3月12日 | 4月4日 | 5月27日 | 6月9日',
    prices: '¥2,400 | ¥3,900 | ¥860 | ¥14,000',
    space: '',
  },
  {
    language: 'zh',
    women: '林晓雨 | 陈雅文 | 周静怡 | 许若兰 | 宋佳宁',
    men: '王子轩 | 李浩然 | 赵明远 | 孙志杰 | 郭天宇',
    cities: '杭州 | 厦门 | 成都 | 昆明 | 青岛',
    jobs: '园艺师 | 建筑师 | 书店店员 | 厨师 | 编辑',
    companies: '北方工坊 | 榆树之家 | 港口单车 | 盐与麦',
    titles: '水边的家 | 本周面包 | 林间小路 | 好用的工具 | 老港口',
    sentences:
      '每天九点到十八点开放。 | 在我们的工坊手工制作。 | 两天内送货上门。 | 每一件都不相同。 | 我们出售的东西都可以修理。 | 儿童免费入场。',
    dates: '3月12日 | 4月4日 | 5月27日 | 6月9日',
    prices: '¥240 | ¥390 | ¥86 | ¥1,400',
    space: '',
  },
];
